import { v7 as uuidv7 } from 'uuid';
import { abonnementDiplome } from '@/db/schema/abonnements';
import { scenario, scenarioFichier, scenarioItem, scenarioLien } from '@/db/schema/scenarios';
import { ecrire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { deposerFichier } from '@/lib/fichiers/serveur/mutations';
import type { Lien } from '@/lib/liens';
import type { SaisieScenario } from '@/lib/scenarios/schema';
import { unDepot } from './depot';
import { unApprenant, unEnseignant, unEtablissement, uneDivision } from './etablissement';

interface Options extends Partial<Omit<typeof scenario.$inferInsert, 'rne' | 'auteurId'>> {
  items?: readonly string[];
  liens?: readonly Lien[];
  /** Taille en octets de chaque fichier joint : `fichier-1.pdf`, `fichier-2.pdf`… */
  fichiers?: readonly number[];
}

/** Un scénario public de cet enseignant, en terminale GA, avec deux situations à défaut ; sans passer par les mutations. */
export async function unScenario(auteur: Acteur, options: Options = {}): Promise<{ id: string; fichiers: string[] }> {
  const { items = ['1.1.1', '1.1.2'], liens = [], fichiers = [], ...reste } = options;
  const { rne, compteId: auteurId } = auteur;
  const id = reste.id ?? uuidv7();
  const referentiel = reste.referentiel ?? 'BACPRO-GA';
  await ecrire(auteur, 'test.scenario', async (tx) => {
    await tx.insert(scenario).values({ titre: 'Accueil', niveau: 3, ...reste, rne, id, referentiel, auteurId });
    const cle = { rne, scenarioId: id };
    if (items.length > 0)
      await tx.insert(scenarioItem).values(items.map((item, rang) => ({ ...cle, item, referentiel, rang })));
    if (liens.length > 0) await tx.insert(scenarioLien).values(liens.map((lien, rang) => ({ ...cle, rang, ...lien })));
  });
  const joints: string[] = [];
  for (const octets of fichiers)
    joints.push(await joindre(auteur, id, referentiel, `fichier-${joints.length + 1}.pdf`, octets));
  return { id, fichiers: joints };
}

async function joindre(auteur: Acteur, scenarioId: string, referentiel: string, nom: string, octets: number) {
  const depot = unDepot(octets, { module: 'scenarios', referentiel, nom });
  const { id } = await deposerFichier(auteur, depot, async (tx, { id: fichierId }) => {
    await tx.insert(scenarioFichier).values({ rne: auteur.rne, scenarioId, fichierId });
  });
  return id;
}

/** Ce que le formulaire envoie : un scénario de terminale GA, public. */
export const uneSaisie = (options: Partial<SaisieScenario> = {}): SaisieScenario => ({
  titre: 'Relancer un fournisseur',
  referentiel: 'BACPRO-GA',
  niveau: 3,
  prive: false,
  contexte: '<p>Service des achats.</p>',
  materiels: '<p>Tableur</p>',
  ressources: '',
  liens: [{ url: 'https://example.org/', libelle: 'Le dossier' }],
  items: ['1.1.1', '1.1.1-C1', '1.1.1-A2'],
  ...options,
});

/** Un établissement, un auteur qui a une classe de GA et son apprenant, un collègue qui n'a aucune classe. */
export async function uneEquipe() {
  const rne = await unEtablissement();
  const division = await uneDivision(rne);
  const apprenant = await unApprenant(rne, { division: division.id });
  const auteur = await unEnseignant(rne, [division.id], { prenom: 'Ada', nom: 'LOVELACE' });
  return { rne, division, apprenant, auteur, collegue: await unEnseignant(rne) };
}

/** Abonne l'établissement à ce diplôme ; l'abonnement court toujours, à défaut. */
export const abonner = (rne: string, referentiel: string, finLe = '2099-08-31') =>
  ecrire(systeme(rne), 'test.abonnement', (tx) =>
    tx.insert(abonnementDiplome).values({ rne, referentiel, debutLe: '2020-09-01', finLe }),
  );
