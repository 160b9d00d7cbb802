import 'server-only';
import { and, desc, eq, sql } from 'drizzle-orm';
import { compte, motDePasseProvisoire } from '@/db/schema/comptes';
import { ecrire, lire } from '@/db/tenant';
import { compteOuvert, systeme, visiteur } from '@/lib/acces/serveur/acteur';
import { appareilDe, lieuDe, type Provenance } from '@/lib/acces/serveur/appareil';
import type { Ouverture } from '@/lib/acces/serveur/jeton';
import { ouvrirSession } from '@/lib/acces/serveur/mutations-sessions';
import { admettre } from './limites/admission';
import { hacheInconnu, motDePasseInitial, verifier } from './regles-mot-de-passe';

/** Ce qu'un bon mot de passe apprend quand il n'ouvre pas : à lui seul (AUT-6). */
type CodeFerme = 'suspendu' | 'sorti' | 'masque' | 'temporaire-utilise' | 'temporaire-perime';
export type CodeEchec = 'login' | 'mot-de-passe' | 'attente-compte' | 'attente-adresse' | CodeFerme;

export type ResultatConnexion =
  /** `appareil` : ce que le navigateur doit retenir de ses comptes. */
  | { ok: true; jeton: Ouverture; appareil: string }
  /** `secondes` : l'attente imposée. */
  | { ok: false; code: CodeEchec; secondes?: number };

type Moyen = 'mot-de-passe' | 'provisoire' | 'initial';

/**
 * Vérifie un identifiant et un mot de passe, et ouvre une session (AUT-6), si l'essai est admis : un inconnu qui se trompe
 * attend de plus en plus, un appareil déjà venu n'attend pas pour les autres (`limites/admission`). Un mot de passe
 * provisoire, comme le mot de passe initial, oblige à personnaliser (AUT-5) ; il ne s'use qu'alors (AUT-7). Login connu ou
 * non, le travail est le même : l'attente n'apprend rien.
 */
export async function authentifier(saisie: {
  rne: string;
  login: string;
  motDePasse: string;
  ip: string;
  /** Ce que le navigateur retient de ses comptes. */
  appareil?: string | undefined;
  /** L'en-tête `User-Agent`. */
  agent?: string | null;
  rester?: boolean;
}): Promise<ResultatConnexion> {
  const rne = saisie.rne.toUpperCase();
  const login = saisie.login.trim().toLowerCase();
  const trouve = await chercher(rne, login);
  const compteId = trouve?.id ?? null;
  const essai = await admettre({ rne, login, compteId, ip: saisie.ip, appareil: saisie.appareil });
  const moyen = await (essai.admis ? reconnaitre : reconnaitreEnAttente)(trouve, saisie.motDePasse);
  if (!trouve || !moyen) {
    if (!essai.admis) return { ok: false, code: essai.code, secondes: essai.secondes };
    await essai.manquer();
    return { ok: false, code: trouve ? 'mot-de-passe' : 'login' };
  }
  const ferme = pourquoiFerme(trouve, moyen);
  if (ferme) return { ok: false, code: ferme };
  const provenance = { appareil: appareilDe(saisie.agent ?? null), reseau: lieuDe(saisie.ip) };
  const jeton = await ouvrir(trouve, moyen, { ...provenance, rester: saisie.rester ?? false });
  return { ok: true, jeton, appareil: await essai.reussir() };
}

type Compte = typeof compte.$inferSelect;
type Trouve = Compte & { provisoire: typeof motDePasseProvisoire.$inferSelect | null };

/** Le compte de ce login et son dernier mot de passe provisoire ; nul s'il est inconnu. */
function chercher(rne: string, login: string): Promise<Trouve | null> {
  return lire(visiteur(rne), async (tx) => {
    const [c] = await tx
      .select()
      .from(compte)
      .where(and(eq(compte.rne, rne), eq(sql`lower(${compte.login})`, login)));
    if (!c || c.origine === 'transfert') return null; // d'un auteur venu d'ailleurs, il n'y a que le nom
    const [provisoire = null] = await tx
      .select()
      .from(motDePasseProvisoire)
      .where(and(eq(motDePasseProvisoire.rne, rne), eq(motDePasseProvisoire.compteId, c.id)))
      .orderBy(desc(motDePasseProvisoire.creeLe), desc(motDePasseProvisoire.id))
      .limit(1);
    return { ...c, provisoire };
  });
}

/** Ce qui se vérifie à la place d'un mot de passe qui n'existe pas : personne ne le connaît. */
let leurre: Promise<string> | undefined;

/** Par quoi ce mot de passe est reconnu ; nul s'il ne l'est pas. Toujours deux vérifications, quoi qu'il y ait à vérifier. */
async function reconnaitre(c: Trouve | null, motDePasse: string): Promise<Moyen | null> {
  leurre ??= hacheInconnu();
  const sinon = await leurre;
  const choisi = await verifier(c?.motDePasse ?? sinon, motDePasse);
  const provisoire = await verifier(c?.provisoire?.hache ?? sinon, motDePasse.trim());
  if (choisi) return 'mot-de-passe';
  if (provisoire) return 'provisoire';
  return c && !c.motDePasse && motDePasse === motDePasseInitial(c) ? 'initial' : null;
}

/**
 * Pendant l'attente, seul un mot de passe temporaire encore valable se vérifie : tiré au hasard, il ne se devine pas, quel
 * que soit le nombre d'essais. Qui est attaqué de sa propre adresse en demande un, et entre.
 */
async function reconnaitreEnAttente(c: Trouve | null, motDePasse: string): Promise<Moyen | null> {
  if (!c?.provisoire || pourquoiFerme(c, 'provisoire')) return null;
  return (await verifier(c.provisoire.hache, motDePasse.trim())) ? 'provisoire' : null;
}

/** Pourquoi un bon mot de passe n'ouvre pas ; nul s'il ouvre. */
function pourquoiFerme(c: Trouve, moyen: Moyen): CodeFerme | null {
  if (!compteOuvert(c)) return c.suspenduLe ? 'suspendu' : c.masqueLe ? 'masque' : 'sorti';
  if (moyen !== 'provisoire' || !c.provisoire) return null;
  if (c.provisoire.utiliseLe) return 'temporaire-utilise';
  return c.provisoire.expireLe > new Date() ? null : 'temporaire-perime';
}

/** Date la connexion et ouvre la session. */
async function ouvrir(c: Trouve, moyen: Moyen, voulu: Provenance & { rester: boolean }): Promise<Ouverture> {
  const aPersonnaliser = moyen !== 'mot-de-passe' || c.aPersonnaliser;
  return ecrire(systeme(c.rne), 'connexion', async (tx, tracer) => {
    tracer({ cible: c.id, details: { moyen } });
    await tx
      .update(compte)
      .set({ connecteLe: new Date(), connecteAvantLe: sql`${compte.connecteLe}` })
      .where(and(eq(compte.rne, c.rne), eq(compte.id, c.id)));
    const { rne, id: compteId, profil, versionSession: version } = c;
    return ouvrirSession(tx, { ...voulu, rne, compteId, profil, version, aPersonnaliser });
  });
}
