import 'server-only';
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { compte, motDePasseProvisoire } from '@/db/schema/comptes';
import { ecrire, lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import type { Profil } from '@/lib/acces/modules';
import { compteOuvert, systeme, visiteur } from '@/lib/acces/serveur/acteur';
import type { Jeton } from '@/lib/acces/serveur/jeton';
import { attenteRestante, compterEssai, oublierEssais } from './mutations-limites';
import { hacheInconnu, motDePasseInitial, verifier } from './regles-mot-de-passe';

export type CodeEchec = 'login' | 'mot-de-passe' | 'attente-compte' | 'attente-adresse';

export type ResultatConnexion =
  | { ok: true; jeton: Jeton }
  /** `profil` choisit l'aide à montrer sous « mot de passe non valide » ; `secondes`, l'attente imposée. */
  | { ok: false; code: CodeEchec; profil?: Profil; secondes?: number };

type Moyen = 'mot-de-passe' | 'provisoire' | 'initial';

/**
 * Vérifie un identifiant et un mot de passe (AUT-6). Les essais manqués sont comptés par compte et par adresse, et
 * refusés au-delà d'une limite gardée dans la base. Un mot de passe provisoire ne sert qu'une fois (AUT-7) et, comme le
 * mot de passe initial, oblige à personnaliser (AUT-5).
 */
export async function authentifier(saisie: {
  rne: string;
  login: string;
  motDePasse: string;
  ip: string;
}): Promise<ResultatConnexion> {
  const rne = saisie.rne.toUpperCase();
  const login = saisie.login.trim().toLowerCase();
  const parAdresse = await attenteRestante('adresse', saisie.ip);
  if (parAdresse) return { ok: false, code: 'attente-adresse', secondes: parAdresse };
  const trouve = await chercher(rne, login);
  if (!trouve) return manquer(saisie.ip, { ok: false, code: 'login' });

  // Compté avant d'être vérifié : une salve d'essais simultanés n'en passe pas plus que la limite.
  const parCompte = await compterEssai('compte', rne, login);
  if (parCompte) return { ok: false, code: 'attente-compte', secondes: parCompte };
  const moyen = await reconnaitre(trouve, saisie.motDePasse);
  const jeton = moyen && (await ouvrir(trouve, moyen));
  if (!jeton) return manquer(saisie.ip, { ok: false, code: 'mot-de-passe', profil: trouve.profil });
  await oublierEssais('compte', rne, login);
  return { ok: true, jeton };
}

async function manquer(ip: string, echec: ResultatConnexion): Promise<ResultatConnexion> {
  await compterEssai('adresse', ip);
  return echec;
}

interface Trouve {
  rne: string;
  id: string;
  profil: Profil;
  dateNaissance: string | null;
  motDePasse: string | null;
  aPersonnaliser: boolean;
  versionSession: number;
  provisoire: { id: string; hache: string } | null;
}

/** Le compte de ce login et son dernier mot de passe provisoire encore valable ; nul s'il est fermé ou inconnu. */
function chercher(rne: string, login: string): Promise<Trouve | null> {
  return lire(visiteur(rne), async (tx) => {
    const [c] = await tx
      .select()
      .from(compte)
      .where(and(eq(compte.rne, rne), eq(sql`lower(${compte.login})`, login)));
    if (!c || !compteOuvert(c)) return null;
    const [dernier] = await tx
      .select()
      .from(motDePasseProvisoire)
      .where(and(eq(motDePasseProvisoire.rne, rne), eq(motDePasseProvisoire.compteId, c.id)))
      .orderBy(desc(motDePasseProvisoire.creeLe), desc(motDePasseProvisoire.id))
      .limit(1);
    const valable = dernier && !dernier.utiliseLe && dernier.expireLe > new Date();
    return { ...c, provisoire: valable ? { id: dernier.id, hache: dernier.hache } : null };
  });
}

async function reconnaitre(c: Trouve, motDePasse: string): Promise<Moyen | null> {
  if (c.motDePasse && (await verifier(c.motDePasse, motDePasse))) return 'mot-de-passe';
  if (c.provisoire && (await verifier(c.provisoire.hache, motDePasse.trim()))) return 'provisoire';
  if (!c.motDePasse && motDePasse === motDePasseInitial(c)) return 'initial';
  return null;
}

/**
 * Date la connexion et rend le jeton de la session. Un mot de passe provisoire est alors usé : il ferme les autres
 * sessions, et remplace l'ancien mot de passe (ou l'initial) par un autre que nul ne connaît. Nul s'il vient d'être usé
 * par une autre demande.
 */
async function ouvrir(c: Trouve, moyen: Moyen): Promise<Jeton | null> {
  const aPersonnaliser = moyen !== 'mot-de-passe' || c.aPersonnaliser;
  const remplace = moyen === 'provisoire' ? { motDePasse: await hacheInconnu() } : {};
  return ecrire(systeme(c.rne), 'connexion', async (tx, tracer) => {
    const admis = moyen !== 'provisoire' || (await user(tx, c));
    tracer({ cible: c.id, details: { moyen, admis } });
    if (!admis) return null;
    const [ouvert] = await tx
      .update(compte)
      .set({
        connecteLe: new Date(),
        connecteAvantLe: sql`${compte.connecteLe}`,
        aPersonnaliser,
        versionSession: sql`${compte.versionSession} + ${moyen === 'provisoire' ? 1 : 0}`,
        ...remplace,
      })
      .where(and(eq(compte.rne, c.rne), eq(compte.id, c.id)))
      .returning({ versionSession: compte.versionSession });
    return ouvert ? { rne: c.rne, compteId: c.id, versionSession: ouvert.versionSession, aPersonnaliser } : null;
  });
}

/** Use le mot de passe provisoire ; faux s'il ne vaut plus. */
async function user(tx: Transaction, c: Trouve): Promise<boolean> {
  if (!c.provisoire) return false;
  const uses = await tx
    .update(motDePasseProvisoire)
    .set({ utiliseLe: new Date() })
    .where(
      and(
        eq(motDePasseProvisoire.rne, c.rne),
        eq(motDePasseProvisoire.id, c.provisoire.id),
        isNull(motDePasseProvisoire.utiliseLe),
        gt(motDePasseProvisoire.expireLe, new Date()),
      ),
    )
    .returning({ id: motDePasseProvisoire.id });
  return uses.length > 0;
}
