import { acteurDe } from '@/scripts/demo/acteurs';
import { lireManifeste } from '@/scripts/demo/peupler';
import type { PageMesuree } from './pages';

/** Les pages de l'établissement de démonstration. */
export async function pagesDeLaDemo(): Promise<PageMesuree[]> {
  const { rne, personnes: p } = await lireManifeste();
  const enseignant = await acteurDe(rne, { genre: p.enseignant.type, id: p.enseignant.id });
  const apprenant = await acteurDe(rne, { genre: 'eleve', id: p.apprenantGA.eleveId });
  const chef = await acteurDe(rne, { genre: p.chef.type, id: p.chef.id });
  const admin = await acteurDe(rne, { login: rne });
  return [
    { quoi: 'Connexion', chemin: `/${rne}/connexion`, cible: 15 },
    { quoi: 'Accueil (enseignant)', chemin: `/${rne}`, acteur: enseignant, cible: 15 },
    { quoi: 'Accueil (apprenant)', chemin: `/${rne}`, acteur: apprenant, cible: 15 },
    { quoi: 'Mon compte', chemin: `/${rne}/mon-compte`, acteur: enseignant },
    { quoi: 'Import', chemin: `/${rne}/import`, acteur: admin },
    { quoi: 'Évaluations (enseignant)', chemin: `/${rne}/evaluations`, acteur: enseignant },
    { quoi: 'Nouvelle évaluation', chemin: `/${rne}/evaluations/nouvelle`, acteur: enseignant },
    { quoi: 'Passeport (apprenant)', chemin: `/${rne}/passeport`, acteur: apprenant },
    { quoi: 'Nouvelle fiche', chemin: `/${rne}/passeport/nouvelle`, acteur: apprenant },
    { quoi: 'Tableau de bord (apprenant, GA)', chemin: `/${rne}/tableau-de-bord`, acteur: apprenant },
    { quoi: 'Bilan (chef)', chemin: `/${rne}/bilan`, acteur: chef },
  ];
}
