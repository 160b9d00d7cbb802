import 'server-only';
import { and, eq, inArray, lt, ne, notInArray, or, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { compte, session } from '@/db/schema/comptes';
import { ecrire, type Locataire, noter } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import type { Profil } from '../modules';
import { Refus } from '../refus';
import { finDe, JOURNEE, limiteInactivite, PEUVENT_RESTER, peutRester } from '../regles-session';
import { type Acteur, visiteur } from './acteur';
import type { Provenance } from './appareil';
import type { Jeton, Ouverture } from './jeton';

interface AOuvrir extends Provenance {
  rne: string;
  compteId: string;
  profil: Profil;
  version: number;
  aPersonnaliser: boolean;
  /** Demandé par la personne, et permis par l'établissement. */
  rester: boolean;
}

const duCompte = (c: { rne: string; compteId: string }) =>
  and(eq(session.rne, c.rne), eq(session.compteId, c.compteId));

const laSession = (s: Jeton | Acteur) => and(eq(session.rne, s.rne), eq(session.id, s.sessionId));

/** Ouvre une session, dans la transaction en cours. Celles du compte qui ne valent plus s'en vont. */
export async function ouvrirSession(tx: Transaction, s: AOuvrir): Promise<Ouverture> {
  const { rne, compteId, version, aPersonnaliser, appareil, reseau } = s;
  const [maintenant, id] = [new Date(), uuidv7()];
  const reste = s.rester && peutRester(s.profil) && !aPersonnaliser;
  const finLe = finDe(maintenant, reste);
  await tx.delete(session).where(and(duCompte(s), or(lt(session.finLe, maintenant), ne(session.version, version))));
  const dates = { ouverteLe: maintenant, vueLe: maintenant, finLe };
  await tx.insert(session).values({ rne, id, compteId, version, aPersonnaliser, appareil, reseau, ...dates });
  return { rne, sessionId: id, aPersonnaliser, compteId, finLe, reste };
}

/** Garde cette session, et elle seule, quand le compte change de version : un mot de passe qu'elle vient de changer. */
export const suivreVersion = async (tx: Transaction, acteur: Acteur, version: number): Promise<void> => {
  await tx.update(session).set({ version }).where(laSession(acteur));
};

/** Note que cette session vient de servir. */
export const noterUsage = (acteur: Acteur): Promise<unknown> =>
  noter(acteur, (tx) => tx.update(session).set({ vueLe: new Date() }).where(laSession(acteur)));

/** Se déconnecter (AUT-10) : le cookie de cette session ne vaut plus nulle part. Sans effet si elle est déjà finie. */
export const finirSession = (jeton: Jeton): Promise<void> =>
  ecrire(visiteur(jeton.rne), 'deconnexion', async (tx, tracer) => {
    const [finie] = await tx.delete(session).where(laSession(jeton)).returning({ cible: session.compteId });
    tracer(finie ?? {});
  });

/** « Déconnecter » dans « Mes sessions » (AUT-19). Refuse (`introuvable`) la session d'un autre. */
export const finirMaSession = (acteur: Acteur, { id }: { id: string }): Promise<void> =>
  ecrire(acteur, 'session.finir', async (tx) => {
    const finies = await tx
      .delete(session)
      .where(and(duCompte(acteur), eq(session.id, id)))
      .returning({ id: session.id });
    if (finies.length === 0) throw new Refus('introuvable');
  });

/** « Déconnecter partout » (AUT-19) : toutes ses sessions, celle qui le demande comprise. */
export const finirMesSessions = (acteur: Acteur): Promise<void> =>
  ecrire(acteur, 'session.finir-toutes', async (tx) => {
    await tx.delete(session).where(duCompte(acteur));
  });

/**
 * L'établissement ne permet plus de rester connecté : ce qui durait pour cela finit avec la journée.
 */
export async function bornerSessions(tx: Transaction, acteur: Acteur): Promise<void> {
  const finLe = sql`least(${session.finLe}, ${session.ouverteLe} + ${JOURNEE} * interval '1 millisecond')`;
  await tx.update(session).set({ finLe }).where(eq(session.rne, acteur.rne));
}

/** Retire les sessions qui ne valent plus ; chaque nuit. */
export const purgerSessions = (locataire: Locataire): Promise<void> =>
  noter(locataire, async (tx) => {
    const maintenant = new Date();
    const personnels = tx
      .select({ id: compte.id })
      .from(compte)
      .where(and(eq(compte.rne, locataire.rne), notInArray(compte.profil, [...PEUVENT_RESTER])));
    const inactives = and(lt(session.vueLe, limiteInactivite(maintenant)), inArray(session.compteId, personnels));
    await tx.delete(session).where(and(eq(session.rne, locataire.rne), or(lt(session.finLe, maintenant), inactives)));
  });
