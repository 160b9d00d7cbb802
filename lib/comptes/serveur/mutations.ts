import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { compte, motDePasseProvisoire } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { ecrire, type Locataire, lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { type CodeRefus, Refus } from '@/lib/acces/refus';
import { longueurMinimale } from '@/lib/acces/regles-longueur';
import { type Acteur, compteOuvert, visiteur } from '@/lib/acces/serveur/acteur';
import { suivreVersion } from '@/lib/acces/serveur/mutations-sessions';
import { messageAdresseChangee } from '@/lib/comptes/serveur/textes-adresse';
import { heuresDe, type MotifProvisoire, messageProvisoire } from '@/lib/comptes/serveur/textes-provisoire';
import { deposer } from '@/lib/courriels/serveur/mutations';
import { masquerCourriel } from '../regles';
import { attenteAdresse } from './limites/admission';
import { ESSAIS_ACTUEL } from './limites/cadences';
import { borner, delaiEnClair, empreinteCompte, oublier } from './limites/compteurs';
import { fauteMotDePasse, genererProvisoire, hacher, verifier } from './regles-mot-de-passe';

type Compte = typeof compte.$inferSelect;

/** Le compte de l'acteur, et la longueur que son établissement demande à un mot de passe de son profil. */
async function compteDe(acteur: Acteur): Promise<Compte & { minimum: number }> {
  const [lu] = await lire(acteur, (tx) =>
    tx
      .select({ compte, longueurs: etablissement.longueursMotDePasse })
      .from(compte)
      .innerJoin(etablissement, eq(etablissement.rne, compte.rne))
      .where(and(eq(compte.rne, acteur.rne), eq(compte.id, acteur.compteId))),
  );
  if (!lu) throw new Refus('introuvable');
  return { ...lu.compte, minimum: longueurMinimale(lu.longueurs, acteur.profil) };
}

/**
 * Personnalisation à la première connexion (AUT-5). Finit toutes les sessions du compte : on se reconnecte avec le
 * nouveau mot de passe ; le temporaire est alors usé. Refuse un mot de passe facile à deviner (`fauteMotDePasse`), celui
 * qui a été donné, et celui d'avant.
 */
export async function personnaliserMotDePasse(acteur: Acteur, nouveau: string): Promise<void> {
  if (!acteur.aPersonnaliser) throw new Refus('deja-personnalise');
  const c = await compteDe(acteur);
  for (const hache of await derniersProvisoires(acteur))
    if (await verifier(hache, nouveau)) throw refusDuNouveau('mot-de-passe-initial');
  if (c.motDePasse && (await verifier(c.motDePasse, nouveau))) throw refusDuNouveau('mot-de-passe-repris');
  if (!(await fixer(acteur, c, nouveau, 'mot-de-passe.personnaliser'))) throw new Refus('deja-personnalise');
}

const refusDuNouveau = (code: CodeRefus, detail?: string): Refus => {
  const { message } = new Refus(code, detail ? { detail } : {});
  return new Refus(code, { ...(detail && { detail }), champs: { nouveau: message } });
};

/** L'empreinte du dernier mot de passe provisoire reçu : le nouveau doit en différer. */
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

const MAUVAIS_ACTUEL = { champs: { actuel: 'Ce n’est pas votre mot de passe actuel.' } };

/** « Mon compte » (AUT-8). Refuse si l'actuel est faux, ou repris. Finit les autres sessions du compte, pas celle-ci. */
export async function changerMotDePasse(acteur: Acteur, actuel: string, nouveau: string): Promise<void> {
  const c = await compteDe(acteur);
  await exigerMotDePasse(c, actuel);
  if (nouveau === actuel) throw refusDuNouveau('mot-de-passe-repris');
  const fixe = await fixer(acteur, c, nouveau, 'mot-de-passe.changer', (tx, version) =>
    suivreVersion(tx, acteur, version),
  );
  if (!fixe) throw new Refus('mot-de-passe-actuel', MAUVAIS_ACTUEL);
}

/**
 * Refuse un mot de passe qui n'est pas l'actuel, et d'en essayer d'autres après cinq : qui trouve une session ouverte n'a pas
 * de quoi le deviner. Le vrai ne compte pas.
 */
async function exigerMotDePasse(c: Compte, actuel: string): Promise<void> {
  const cle = empreinteCompte(c.rne, c.login);
  refuserSi('tentatives-compte', await borner('actuel', cle, ESSAIS_ACTUEL));
  if (c.motDePasse === null || !(await verifier(c.motDePasse, actuel)))
    throw new Refus('mot-de-passe-actuel', MAUVAIS_ACTUEL);
  await oublier('actuel', cle);
}

/**
 * Fixe le mot de passe, use le temporaire, et finit les sessions du compte (sauf ce que `puis` en garde). Faux si le mot de
 * passe lu dans `c` n'est plus le sien (changé en même temps).
 */
async function fixer(
  acteur: Acteur,
  c: Compte & { minimum: number },
  nouveau: string,
  evenement: string,
  puis: (tx: Transaction, version: number) => Promise<void> = async () => {},
): Promise<boolean> {
  const faute = await fauteMotDePasse(nouveau, c);
  if (faute)
    throw refusDuNouveau(faute, faute === 'mot-de-passe-court' ? `Il en faut ${c.minimum} au moins.` : undefined);
  const motDePasse = await hacher(nouveau);
  const versionSession = sql`${compte.versionSession} + 1`;
  return ecrire(acteur, evenement, async (tx) => {
    const [fixe] = await tx
      .update(compte)
      .set({ motDePasse, aPersonnaliser: false, personnaliseLe: new Date(), versionSession, modifieLe: new Date() })
      .where(
        and(
          eq(compte.rne, acteur.rne),
          eq(compte.id, acteur.compteId),
          sql`${compte.motDePasse} is not distinct from ${c.motDePasse}`,
        ),
      )
      .returning({ version: compte.versionSession });
    if (!fixe) return false;
    await userProvisoires(tx, acteur);
    await puis(tx, fixe.version);
    return true;
  });
}

const userProvisoires = (tx: Transaction, acteur: Acteur) =>
  tx
    .update(motDePasseProvisoire)
    .set({ utiliseLe: new Date() })
    .where(
      and(
        eq(motDePasseProvisoire.rne, acteur.rne),
        eq(motDePasseProvisoire.compteId, acteur.compteId),
        isNull(motDePasseProvisoire.utiliseLe),
      ),
    );

/**
 * « changer d'adresse email » (G 2.2). Demande le mot de passe : qui trouve une session ouverte ne détourne pas les mots
 * de passe oubliés. L'ancienne adresse est prévenue, sans la nouvelle.
 */
export async function changerCourriel(acteur: Acteur, courriel: string, actuel: string): Promise<void> {
  const c = await compteDe(acteur);
  await exigerMotDePasse(c, actuel);
  await ecrire(acteur, 'courriel.changer', async (tx) => {
    const [avant] = await tx
      .select({ courriel: compte.courriel, nom: etablissement.nom })
      .from(compte)
      .innerJoin(etablissement, eq(etablissement.rne, compte.rne))
      .where(and(eq(compte.rne, acteur.rne), eq(compte.id, acteur.compteId)))
      .for('update', { of: compte });
    await tx
      .update(compte)
      .set({ courriel, modifieLe: new Date() })
      .where(and(eq(compte.rne, acteur.rne), eq(compte.id, acteur.compteId)));
    if (!avant?.courriel || avant.courriel === courriel) return;
    const message = messageAdresseChangee({ rne: acteur.rne, nomEtablissement: avant.nom, login: acteur.login });
    await deposer(tx, acteur, { compteId: acteur.compteId, destinataire: avant.courriel, ...message });
  });
}

interface Provisoire {
  motDePasse: string;
  hache: string;
}

async function preparerProvisoire(): Promise<Provisoire> {
  const motDePasse = genererProvisoire();
  return { motDePasse, hache: await hacher(motDePasse) };
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
  provisoire?: Provisoire,
): Promise<string> {
  const { motDePasse, hache } = provisoire ?? (await preparerProvisoire());
  const [etab] = await tx
    .select({ nom: etablissement.nom })
    .from(etablissement)
    .where(eq(etablissement.rne, locataire.rne));
  await tx.insert(motDePasseProvisoire).values({
    rne: locataire.rne,
    id: uuidv7(),
    compteId: c.id,
    hache,
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
  | { envoi: false; raison: 'inconnu' | 'apprenant' | 'sans-courriel' };

/** Demandes de mot de passe par heure et par compte. */
const DEMANDES = 3;

/**
 * « Mot de passe oublié » (AUT-7) : personnels, et parents à qui l'accès a été donné, ayant une adresse. L'ancien mot
 * de passe reste valable tant que le provisoire n'a pas servi, pour que personne ne puisse en priver un autre. Limité à
 * 3 demandes par heure ; une adresse qui en demande trop à l'établissement attend entre deux.
 */
export async function demanderProvisoire(rne: string, login: string, ip: string): Promise<ReponseOubli> {
  refuserSi('tentatives-adresse', await attenteAdresse(rne, ip));
  refuserSi('tentatives-compte', await borner('oubli', empreinteCompte(rne, login), DEMANDES));
  const provisoire = await preparerProvisoire(); // pour tous : l'attente ne dit pas si un message part
  return ecrire(visiteur(rne), 'mot-de-passe.oubli', async (tx, tracer): Promise<ReponseOubli> => {
    const [c] = await tx
      .select()
      .from(compte)
      .where(and(eq(compte.rne, rne), eq(sql`lower(${compte.login})`, login)));
    if (!c || !compteOuvert(c)) return { envoi: false, raison: 'inconnu' };
    tracer({ cible: c.id });
    if (c.profil === 'apprenant') return { envoi: false, raison: 'apprenant' };
    if (!c.courriel || (c.profil === 'parent' && !accesDonne(c))) return { envoi: false, raison: 'sans-courriel' };
    await deposerProvisoire(tx, visiteur(rne), { ...c, courriel: c.courriel }, 'oubli', provisoire);
    return { envoi: true, courrielMasque: masquerCourriel(c.courriel) };
  });
}

/** Un parent n'ouvre pas lui-même son accès : l'établissement le donne d'abord (ACP-3). */
const accesDonne = (c: Compte) => c.accesEnvoyeLe !== null || c.motDePasse !== null;

function refuserSi(code: 'tentatives-adresse' | 'tentatives-compte', secondes: number): void {
  if (secondes) throw new Refus(code, { detail: `Nouvel essai possible dans ${delaiEnClair(secondes)}.` });
}
