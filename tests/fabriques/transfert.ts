import { and, eq } from 'drizzle-orm';
import { apprenant, compte } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { ecrire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { proposerTransferts } from '@/lib/transfert/serveur/mutations';
import { lireTransferts } from '@/lib/transfert/serveur/queries';
import { unApprenant, unCompte, unEnseignant, unEtablissement, uneDivision } from './etablissement';
import { uneEvaluation } from './evaluation';
import { uneEvaluationDeFiche, uneFiche } from './fiche';

let dernier = 100_000_000 + Math.floor(Math.random() * 800_000_000);

/** Un INE qu'aucun autre essai n'a : le rapprochement se fait à travers les établissements. */
export const unIne = () => `${dernier++}AB`;

/** Active le transfert, comme l'onglet « Transfert » ; `numero` vide ou `actif` faux : pas tout à fait. */
export const activer = (rne: string, { numero = 'D-2026', actif = true } = {}) =>
  ecrire(systeme(rne), 'test.transfert', (tx) =>
    tx
      .update(etablissement)
      .set({ numeroDeclaration: numero || null, transfertActif: actif })
      .where(eq(etablissement.rne, rne)),
  );

export const donnerIne = ({ rne, compteId }: Acteur, ines: { ine?: string | null; ineAncien?: string | null }) =>
  ecrire(systeme(rne), 'test.ine', (tx) =>
    tx
      .update(apprenant)
      .set(ines)
      .where(and(eq(apprenant.rne, rne), eq(apprenant.compteId, compteId))),
  );

export const faireSortir = ({ rne, compteId }: Acteur, sortiLe = '2026-07-04') =>
  ecrire(systeme(rne), 'test.sortie', (tx) =>
    tx
      .update(compte)
      .set({ sortiLe })
      .where(and(eq(compte.rne, rne), eq(compte.id, compteId))),
  );

/** Un établissement activé, sa division, son enseignant, son administrateur et un apprenant à cet INE. */
export async function uneEcole(options: { nom?: string; ine?: string | null; actif?: boolean } = {}) {
  const rne = await unEtablissement({ nom: options.nom ?? 'Lycée' });
  if (options.actif ?? true) await activer(rne);
  const division = await uneDivision(rne);
  const eleve = await unApprenant(rne, { division: division.id });
  if (options.ine !== undefined) await donnerIne(eleve, { ine: options.ine });
  const prof = await unEnseignant(rne, [division.id]);
  return { rne, division, eleve, prof, admin: await unCompte(rne, 'administrateur') };
}

export type Ecole = Awaited<ReturnType<typeof uneEcole>>;

/** Une fiche évaluée deux fois et une évaluation de deux items : ce que l'apprenant a fait dans cette école. */
export async function unParcours({ eleve, prof }: Pick<Ecole, 'eleve' | 'prof'>) {
  const fiche = await uneFiche(eleve, { titre: 'Accueil du client', choix: ['1.1.1-C1', '1.1.1-A2'] });
  await uneEvaluationDeFiche(prof, fiche, { degre: 'erreurs', creeLe: new Date('2026-03-02T08:00:00Z') });
  await uneEvaluationDeFiche(prof, fiche, { appreciation: 'En progrès.', creeLe: new Date('2026-04-02T08:00:00Z') });
  const { id: evaluation } = await uneEvaluation(prof, {
    titre: 'Devis',
    apprenants: [eleve],
    resultats: ['totale', 'encours'],
    commentaire: 'Soigné.',
    visible: true,
    annee: 2025,
  });
  return { fiche, evaluation };
}

/** Ce que l'import d'un apprenant qui arrive fait à la fin de sa transaction. Rend le nombre de propositions. */
export const proposer = (admin: Acteur, arrives: readonly Acteur[] = []): Promise<number> =>
  ecrire(admin, 'test.proposer', (tx) =>
    proposerTransferts(tx, { crees: arrives.map((a) => ({ id: a.compteId })), revenus: [] }),
  );

/** Une proposition ouverte pour cet apprenant, d'une autre école où il a un parcours. Rend son identifiant. */
export async function uneProposition(eleve: Acteur): Promise<string> {
  const ine = unIne();
  await activer(eleve.rne);
  await donnerIne(eleve, { ine });
  const avant = await uneEcole({ ine });
  await unParcours(avant);
  const admin = await unCompte(eleve.rne, 'administrateur');
  await proposer(admin, [eleve]);
  const { propositions } = await lireTransferts(admin, 1);
  const id = propositions.find((p) => p.autreRne === avant.rne)?.id;
  if (!id) throw new Error('aucune proposition');
  return id;
}

/** Deux écoles activées, le même apprenant : parti de la première, où il a un parcours, arrivé dans la seconde. */
export async function unChangementDEcole() {
  const ine = unIne();
  const avant = await uneEcole({ nom: 'Lycée des Aulnes', ine });
  const apres = await uneEcole({ nom: 'Lycée du Port', ine });
  const parcours = await unParcours(avant);
  await faireSortir(avant.eleve);
  await proposer(apres.admin, [apres.eleve]);
  return { ine, avant, apres, parcours };
}
