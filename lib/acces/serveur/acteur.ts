import 'server-only';
import { and, eq } from 'drizzle-orm';
import { compte, session } from '@/db/schema/comptes';
import { type Locataire, lire, marquerLocataire } from '@/db/tenant';
import { aujourdhui, plusMois } from '@/lib/dates';
import type { Profil } from '../modules';
import { sessionVivante, usageANoter } from '../regles-session';
import type { Jeton } from './jeton';

/** Un compte connecté, relu dans la base à chaque requête ; premier paramètre de toute requête et mutation. */
export interface Acteur extends Locataire {
  readonly compteId: string;
  /** Vide hors d'une session : travaux de fond, démonstration. */
  readonly sessionId: string;
  readonly profil: Profil;
  readonly login: string;
  readonly nom: string;
  readonly prenom: string;
  readonly courriel: string | null;
  readonly aPersonnaliser: boolean;
  /** Apprenant sorti de l'établissement, encore dans ses 3 mois. */
  readonly sorti: boolean;
  /** Le dernier jour où son compte s'ouvre, s'il est sorti ; nul sinon. */
  readonly ouvertJusquAu: string | null;
  readonly connecteAvantLe: Date | null;
}

/** Mois pendant lesquels un apprenant sorti garde l'export de son passeport (G 3.1.3). */
export const MOIS_APRES_SORTIE = 3;

/** Quelqu'un sur les pages publiques d'un établissement (connexion, mot de passe oublié). */
export const visiteur = (rne: string): Locataire => marquerLocataire({ rne, compteId: null });

/** L'exploitation : commandes en ligne et travaux de fond, sans personne derrière. */
export const systeme = (rne: string): Locataire => visiteur(rne);

const HORS_SESSION = { id: '', aPersonnaliser: false };

type CompteLu = typeof compte.$inferSelect;

/** Vrai si ce compte peut encore ouvrir une session : ni suspendu, ni masqué, ni sorti depuis plus de 3 mois (AUT-9). */
export function compteOuvert(c: Pick<CompteLu, 'profil' | 'suspenduLe' | 'masqueLe' | 'sortiLe'>): boolean {
  if (c.suspenduLe || c.masqueLe) return false;
  if (!c.sortiLe || c.sortiLe > aujourdhui()) return true;
  return c.profil === 'apprenant' && plusMois(c.sortiLe, MOIS_APRES_SORTIE) >= aujourdhui();
}

/** L'acteur d'un compte, dans cette session s'il y en a une. */
export function versActeur(c: CompteLu, dans = HORS_SESSION): Acteur {
  const sortiLe = c.profil === 'apprenant' && c.sortiLe !== null && c.sortiLe <= aujourdhui() ? c.sortiLe : null;
  return marquerLocataire({
    rne: c.rne,
    compteId: c.id,
    sessionId: dans.id,
    profil: c.profil,
    login: c.login,
    nom: c.nom,
    prenom: c.prenom,
    courriel: c.courriel,
    aPersonnaliser: c.aPersonnaliser || dans.aPersonnaliser,
    sorti: sortiLe !== null,
    ouvertJusquAu: sortiLe && plusMois(sortiLe, MOIS_APRES_SORTIE),
    connecteAvantLe: c.connecteAvantLe,
  });
}

type Designation = Pick<Jeton, 'rne' | 'sessionId'>;

/**
 * L'acteur d'une session, et s'il faut noter qu'elle sert, en une requête. Nul si elle est finie ou retirée, si le compte
 * est fermé, ou s'il a changé de version depuis (mot de passe réinitialisé, suspension).
 */
export async function lireSession({
  rne,
  sessionId,
}: Designation): Promise<{ acteur: Acteur; aNoter: boolean } | null> {
  const maintenant = new Date();
  const { id, aPersonnaliser, vueLe, finLe } = session;
  const leCompte = and(
    eq(compte.rne, session.rne),
    eq(compte.id, session.compteId),
    eq(compte.versionSession, session.version),
  );
  const [lue] = await lire(visiteur(rne), (tx) =>
    tx
      .select({ compte, session: { id, aPersonnaliser, vueLe, finLe } })
      .from(session)
      .innerJoin(compte, leCompte)
      .where(and(eq(session.rne, rne), eq(session.id, sessionId))),
  );
  if (!lue || !compteOuvert(lue.compte) || !sessionVivante(lue.session, lue.compte.profil, maintenant)) return null;
  return { acteur: versActeur(lue.compte, lue.session), aNoter: usageANoter(lue.session, maintenant) };
}

/** L'acteur d'un jeton de session ; nul si elle ne vaut plus. */
export const acteurDuJeton = async (jeton: Designation): Promise<Acteur | null> =>
  (await lireSession(jeton))?.acteur ?? null;
