import { schemaListe } from '@/lib/evaluations/schema';
import { listerEvaluations } from '@/lib/evaluations/serveur/queries-listes';
import type { Ecole } from './ecole';
import type { Mesure } from './mesure';
import { mesurerPages, mesurerReponse } from './pages';

/** SCE-1 à SCE-8, TBC-3, EVA-3 : listes, page, et ce qui s'en exporte. */
export async function mesurerScenarios(origine: string, e: Ecole): Promise<Mesure[]> {
  const base = `/${e.rne}`;
  const classe = e.divisions[0]?.id ?? '';
  const scenario = `${base}/scenarios/${e.scenarios[0]}`;
  const acteur = e.enseignant;
  const { lignes } = await listerEvaluations(acteur, schemaListe.parse({}));
  const vierge = `${base}/evaluations/${lignes[0]?.id}/vierge`;
  const pages = [
    { quoi: 'Évaluations de l’année, liste', chemin: `${base}/evaluations`, acteur },
    { quoi: 'Évaluations antérieures, liste', chemin: `${base}/evaluations-anterieures`, acteur },
    { quoi: 'Évaluations d’un apprenant, liste', chemin: `${base}/evaluations`, acteur: e.transport },
    { quoi: 'Scénarios, liste (300)', chemin: `${base}/scenarios`, acteur },
    { quoi: 'Un scénario', chemin: scenario, acteur },
  ];
  const fichiers = [
    { quoi: 'Scénario en docx', chemin: `${scenario}/export`, acteur },
    {
      quoi: 'Grille d’observation en xlsx, 28 apprenants',
      chemin: `${scenario}/grille/export?classe=${classe}`,
      acteur,
    },
    { quoi: 'Fiche vierge en xlsx, 28 × 20', chemin: vierge, acteur },
    { quoi: 'Fiche vierge en PDF, 28 × 20', chemin: `${vierge}?format=pdf`, acteur },
    {
      quoi: 'Tableau de bord classe en xlsx, GA',
      chemin: `${base}/tableau-de-bord-classe/export?classe=${classe}&competence=50`,
      acteur,
    },
  ];
  const mesures: Mesure[] = [];
  for (const p of pages) mesures.push(await mesurerReponse(origine, p));
  for (const f of fichiers) mesures.push(await mesurerReponse(origine, f, { chauffe: 20, tours: 40 }));
  return mesures;
}

/** Les pages du grand établissement dont le JavaScript n'est pas mesuré ailleurs. */
export const mesurerAutresPages = (origine: string, e: Ecole): Promise<Mesure[]> => {
  const [base, acteur] = [`/${e.rne}`, e.enseignant];
  const classe = e.divisions[0]?.id ?? '';
  const scenario = `${base}/scenarios/${e.scenarios[0]}`;
  return mesurerPages(origine, [
    { quoi: 'Scénarios', chemin: `${base}/scenarios`, acteur },
    { quoi: 'Un scénario', chemin: scenario, acteur },
    { quoi: 'Nouveau scénario', chemin: `${base}/scenarios/nouveau`, acteur },
    { quoi: 'Modifier un scénario', chemin: `${scenario}/modifier`, acteur },
    { quoi: 'Dupliquer un scénario', chemin: `${scenario}/dupliquer`, acteur },
    { quoi: 'Grille d’observation', chemin: `${scenario}/grille`, acteur },
    { quoi: 'Importer des scénarios', chemin: `${base}/scenarios/importer`, acteur },
    { quoi: 'Évaluations antérieures', chemin: `${base}/evaluations-anterieures`, acteur },
    {
      quoi: 'Filtre du tableau de bord',
      chemin: `${base}/tableau-de-bord/filtre?classe=${classe}&apprenant=${e.ga.compteId}`,
      acteur,
    },
    { quoi: 'Tableau de bord classe', chemin: `${base}/tableau-de-bord-classe?classe=${classe}`, acteur },
    { quoi: 'Aide à la décision CCF', chemin: `${base}/tableau-de-bord-classe/ccf?classe=${classe}`, acteur },
    { quoi: 'Export du passeport', chemin: `${base}/export-passeport`, acteur: e.ga },
    { quoi: 'Passeport d’une classe', chemin: `${base}/passeport?classe=${classe}`, acteur },
  ]);
};
