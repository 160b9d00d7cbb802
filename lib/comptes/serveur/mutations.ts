import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { compte, motDePasseProvisoire } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { ecrire, type Locataire, lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import { type Acteur, compteOuvert, visiteur } from '@/lib/acces/serveur/acteur';
import { heuresDe, type MotifProvisoire, messageProvisoire } from '@/lib/comptes/serveur/textes-provisoire';
import { deposer } from '@/lib/courriels/serveur/mutations';
import { masquerCourriel } from '../regles';
import { compterEssai, delaiEnClair } from './mutations-limites';
import { fauteMotDePasse, genererProvisoire, hacher, motDePasseInitial, verifier } from './regles-mot-de-passe';

type Compte = typeof compte.$inferSelect;

async function compteDe(acteur: Acteur): Promise<Compte> {
  const [c] = await lire(acteur, (tx) =>
    tx
      .select()
      .from(compte)
      .where(and(eq(compte.rne, acteur.rne), eq(compte.id, acteur.compteId))),
  );
  if (!c) throw new Refus('introuvable');
  return c;
}

/**
 * Personnalisation à la première connexion (AUT-5). Finit toutes les sessions du compte : on se reconnecte avec le
 * nouveau mot de passe. Refuse un mot de passe trop court, ou égal à celui qui a été donné.
 */
export async function personnaliserMotDePasse(acteur: Acteur, nouveau: string): Promise<void> {
  if (!acteur.aPersonnaliser) throw new Refus('deja-personnalise');
  const c = await compteDe(acteur);
  const donne = await derniersProvisoires(acteur);
  for (const hache of donne) if (await verifier(hache, nouveau)) throw new Refus('mot-de-passe-initial');
  const version = await fixer(acteur, c, nouveau, 'mot-de-passe.personnaliser');
  if (version === null) throw new Refus('deja-personnalise');
}

/** Les empreintes des mots de passe provisoires reçus : le nouveau doit en différer. */
async function derniersProvisoires(acteur: Acteur): Promise<string[]> {
  const lignes = await lire(acteur, (tx) =>
    tx
      .select({ hache: motDePasseProvisoire.hache })
      .from(motDePasseProvisoire)
      .where(and(eq(motDePasseProvisoire.rne, acteur.rne), eq(motDePasseProvisoire.compteId, acteur.compteId)))
      .orderBy(sql`cree_le desc`)
      .limit(1),
  );
  return lignes.map((l) => l.hache);
}

/** « Mon compte » (AUT-8). Refuse si l'actuel est faux. Finit les autres sessions ; rend la version de la nouvelle. */
export async function changerMotDePasse(acteur: Acteur, actuel: string, nouveau: string): Promise<number> {
  const c = await compteDe(acteur);
  const juste = c.motDePasse !== null && (await verifier(c.motDePasse, actuel));
  const version = juste ? await fixer(acteur, c, nouveau, 'mot-de-passe.changer') : null;
  if (version === null)
    throw new Refus('mot-de-passe-actuel', { champs: { actuel: 'Ce n’est pas votre mot de passe actuel.' } });
  return version;
}

/** Rend la version des sessions qui suivent ; nul si le mot de passe lu dans `c` n'est plus le sien (changé en même temps). */
async function fixer(acteur: Acteur, c: Compte, nouveau: string, evenement: string): Promise<number | null> {
  const faute = fauteMotDePasse(nouveau, motDePasseInitial(c));
  if (faute) throw new Refus(faute, { champs: { nouveau: new Refus(faute).message } });
  const motDePasse = await hacher(nouveau);
  const versionSession = sql`${compte.versionSession} + 1`;
  const [fixe] = await ecrire(acteur, evenement, (tx) =>
    tx
      .update(compte)
      .set({ motDePasse, aPersonnaliser: false, personnaliseLe: new Date(), versionSession, modifieLe: new Date() })
      .where(
        and(
          eq(compte.rne, acteur.rne),
          eq(compte.id, acteur.compteId),
          sql`${compte.motDePasse} is not distinct from ${c.motDePasse}`,
        ),
      )
      .returning({ versionSession: compte.versionSession }),
  );
  return fixe?.versionSession ?? null;
}

/** « changer d'adresse email » (G 2.2). */
export async function changerCourriel(acteur: Acteur, courriel: string): Promise<void> {
  await ecrire(acteur, 'courriel.changer', (tx) =>
    tx
      .update(compte)
      .set({ courriel, modifieLe: new Date() })
      .where(and(eq(compte.rne, acteur.rne), eq(compte.id, acteur.compteId))),
  );
}

/**
 * Dépose dans la boîte d'envoi un mot de passe provisoire pour ce compte, dans la transaction en cours. Le dernier
 * déposé est le seul valable. Rend le mot de passe en clair, pour qui doit l'afficher.
 */
export async function deposerProvisoire(
  tx: Transaction,
  locataire: Locataire,
  c: { id: string; login: string; courriel: string },
  motif: MotifProvisoire,
): Promise<string> {
  const motDePasse = genererProvisoire();
  const [etab] = await tx
    .select({ nom: etablissement.nom })
    .from(etablissement)
    .where(eq(etablissement.rne, locataire.rne));
  await tx.insert(motDePasseProvisoire).values({
    rne: locataire.rne,
    id: uuidv7(),
    compteId: c.id,
    hache: await hacher(motDePasse),
    expireLe: new Date(Date.now() + heuresDe(motif) * 3_600_000),
  });
  await deposer(tx, locataire, {
    compteId: c.id,
    destinataire: c.courriel,
    ...messageProvisoire({ motif, rne: locataire.rne, nomEtablissement: etab?.nom ?? '', login: c.login, motDePasse }),
  });
  return motDePasse;
}

export type ReponseOubli =
  | { envoi: true; courrielMasque: string }
  | { envoi: false; raison: 'inconnu' | 'apprenant' | 'acces-ferme' | 'sans-courriel' };

/**
 * « Mot de passe oublié » (AUT-7) : personnels, et parents à qui l'accès a été donné, ayant une adresse. L'ancien mot
 * de passe reste valable tant que le provisoire n'a pas servi, pour que personne ne puisse en priver un autre. Limité à
 * 3 demandes par heure.
 */
export async function demanderProvisoire(rne: string, login: string, ip: string): Promise<ReponseOubli> {
  refuserSi('tentatives-adresse', await compterEssai('adresse', ip));
  refuserSi('tentatives-compte', await compterEssai('oubli', rne, login));
  return ecrire(visiteur(rne), 'mot-de-passe.oubli', async (tx, tracer): Promise<ReponseOubli> => {
    const [c] = await tx
      .select()
      .from(compte)
      .where(and(eq(compte.rne, rne), eq(sql`lower(${compte.login})`, login)));
    if (!c || !compteOuvert(c)) return { envoi: false, raison: 'inconnu' };
    tracer({ cible: c.id });
    if (c.profil === 'apprenant') return { envoi: false, raison: 'apprenant' };
    if (c.profil === 'parent' && !accesDonne(c)) return { envoi: false, raison: 'acces-ferme' };
    if (!c.courriel) return { envoi: false, raison: 'sans-courriel' };
    await deposerProvisoire(tx, visiteur(rne), { ...c, courriel: c.courriel }, 'oubli');
    return { envoi: true, courrielMasque: masquerCourriel(c.courriel) };
  });
}

/** Un parent n'ouvre pas lui-même son accès : l'établissement le donne d'abord (ACP-3). */
const accesDonne = (c: Compte) => c.accesEnvoyeLe !== null || c.motDePasse !== null;

function refuserSi(code: 'tentatives-adresse' | 'tentatives-compte', secondes: number): void {
  if (secondes) throw new Refus(code, { detail: `Nouvel essai possible dans ${delaiEnClair(secondes)}.` });
}
