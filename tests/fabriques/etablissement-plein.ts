import { v7 as uuidv7 } from 'uuid';
import { abonnementDiplome, commande, espaceDisque, fichier } from '@/db/schema/abonnements';
import { evaluationSaisissant } from '@/db/schema/evaluations';
import { attaque, filtre, resumeCourriel } from '@/db/schema/exploitation';
import { accesParents, degre, imageEtablissement, masque } from '@/db/schema/parametres';
import { ficheFichier, ficheLien } from '@/db/schema/passeport';
import { scenario, scenarioFichier, scenarioItem, scenarioLien } from '@/db/schema/scenarios';
import { groupeDivision, importReleve, reponseIdentite } from '@/db/schema/structures';
import { colonneTableur, depotTableur } from '@/db/schema/tableur';
import { transfert } from '@/db/schema/transferts';
import { ecrire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { anneeScolaire } from '@/lib/annee-scolaire';
import { deposerProvisoire } from '@/lib/comptes/serveur/mutations';
import { cleDe } from '@/lib/fichiers/serveur/service-stockage';
import { unCompte, unEtablissement, uneDivision, unParent } from './etablissement';
import { uneEvaluation } from './evaluation';
import { ouvrir, uneClasse, uneEvaluationDeFiche, uneFiche } from './fiche';
import { uneSession } from './session';
import { analyserFichiers, texteSts } from './siecle';

const GA = 'BACPRO-GA';

/** Un établissement qui a au moins une ligne dans chaque table d'établissement. À compléter avec le schéma. */
export async function unEtablissementPlein(): Promise<{ rne: string; admin: Acteur }> {
  const rne = await unEtablissement();
  const admin = await unCompte(rne, 'administrateur', { courriel: 'admin@example.org' });
  const { division, apprenant, enseignant } = await uneClasse(rne);
  await unParent(rne, [apprenant]);
  const groupe = await uneDivision(rne, { nature: 'groupe' });
  const evaluation = await uneEvaluation(enseignant, { apprenants: [apprenant], resultats: ['totale', 'partielle'] });
  const fiche = await uneFiche(apprenant, { choix: ['1.1.1-C1'] });
  await uneEvaluationDeFiche(enseignant, fiche);
  await ouvrir(enseignant, fiche);
  await uneSession(admin);
  const importId = await analyserFichiers(admin, {
    sts: texteSts(rne, { individus: [{ id: '1', nom: 'MARTIN' }], annee: anneeScolaire() }),
  });
  await ecrire(systeme(rne), 'test.plein', async (tx) => {
    await tx
      .insert(reponseIdentite)
      .values({ rne, cle: 'eleve 1', compteId: apprenant.compteId, auteurId: admin.compteId });
    await tx.insert(importReleve).values({ rne, importId, comptesCrees: [], structuresCreees: [], avant: {} });
    await tx.insert(colonneTableur).values({ rne, contenu: 'apprenants', entete: 'nom', champ: 'nom' });
    await tx
      .insert(depotTableur)
      .values({ rne, id: uuidv7(), auteurId: admin.compteId, nom: 'eleves.xlsx', octets: 9, contenu: '' });
    await tx.insert(groupeDivision).values({ rne, groupeId: groupe.id, divisionId: division.id });
    const moi = { id: admin.compteId, login: admin.login, courriel: 'admin@example.org' };
    await deposerProvisoire(tx, admin, moi, 'creation');
    await tx.insert(attaque).values({ rne, id: uuidv7(), compteId: admin.compteId, essais: 20 });
    await parametrer(tx, admin, division.id);
    const fichierId = await abonner(tx, admin);
    await preparer(tx, enseignant, fichierId);
    await completer(tx, enseignant, { evaluationId: evaluation.id, ficheId: fiche, fichierId });
    const autre = { autreRne: '0000000A', autreNom: 'Lycée voisin' };
    const entrant = { sens: 'entrant' as const, etat: 'propose' as const, apprenantId: apprenant.compteId };
    await tx.insert(transfert).values({ rne, id: uuidv7(), ...entrant, ...autre });
  });
  return { rne, admin };
}

async function parametrer(tx: Transaction, { rne, compteId }: Acteur, structureId: string): Promise<void> {
  await tx.insert(masque).values({ rne, referentiel: GA, champ: 'passeport.contexte', libelle: 'Contexte' });
  await tx.insert(degre).values({ rne, degre: 'totale', libelle: 'Acquis', code: 'A' });
  const image = { png: Buffer.from('png'), largeur: 1, hauteur: 1 };
  await tx.insert(imageEtablissement).values({ rne, genre: 'logo', ...image });
  await tx.insert(accesParents).values({ rne, structureId, donnePar: compteId });
}

async function abonner(tx: Transaction, { rne, compteId }: Acteur): Promise<string> {
  const [debutLe, finLe] = ['2026-09-01', '2027-08-31'];
  await tx.insert(abonnementDiplome).values({ rne, referentiel: GA, debutLe, finLe });
  await tx.insert(commande).values({ rne, id: uuidv7(), reference: 'C1', passeeLe: debutLe, objet: 'Espace disque' });
  await tx.insert(espaceDisque).values({ rne, referentiel: GA });
  const id = uuidv7();
  const depose = { cle: cleDe(rne, id), nom: 'fiche.pdf', type: 'application/pdf', octets: 3, deposePar: compteId };
  await tx.insert(fichier).values({ rne, id, module: 'passeport', referentiel: GA, ...depose });
  return id;
}

/** Un scénario, ses items, liens et fichiers. */
async function preparer(tx: Transaction, { rne, compteId }: Acteur, fichierId: string): Promise<void> {
  const scenarioId = uuidv7();
  await tx
    .insert(scenario)
    .values({ rne, id: scenarioId, titre: 'Accueil', referentiel: GA, niveau: 1, auteurId: compteId });
  await tx.insert(scenarioItem).values({ rne, scenarioId, item: '1.1.1', referentiel: GA, rang: 0 });
  await tx.insert(scenarioLien).values({ rne, scenarioId, rang: 0, url: 'https://example.org' });
  await tx.insert(scenarioFichier).values({ rne, scenarioId, fichierId });
}

type Cibles = { evaluationId: string; ficheId: string; fichierId: string };

async function completer(tx: Transaction, { rne, compteId }: Acteur, c: Cibles): Promise<void> {
  const { evaluationId, ficheId, fichierId } = c;
  await tx.insert(evaluationSaisissant).values({ rne, evaluationId, compteId });
  await tx.insert(ficheFichier).values({ rne, ficheId, fichierId, partie: 'bacpro' });
  await tx.insert(ficheLien).values({ rne, ficheId, partie: 'bacpro', rang: 0, url: 'https://example.org' });
  await tx.insert(resumeCourriel).values({ rne, compteId, rythme: 'quotidien' });
  const garde = { module: 'tableau-de-bord' as const, nom: 'Mon filtre', contenu: {} };
  await tx.insert(filtre).values({ rne, id: uuidv7(), compteId, referentiel: GA, ...garde });
}
