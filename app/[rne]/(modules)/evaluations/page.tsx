import { page } from '@/lib/acces/serveur/portes';
import { schemaListe } from '@/lib/evaluations/schema';
import { listerEvaluations, listerMesEvaluations } from '@/lib/evaluations/serveur/queries-listes';
import { ListeApprenant } from './_components/liste-apprenant';
import { ListeEnseignant } from './_components/liste-enseignant';

/** Les évaluations de l'année pour l'enseignant (EVA-3), celles de toutes ses années pour l'apprenant (EVA-4). */
export default page({ module: 'evaluations' }, async ({ acteur, recherche }) => {
  const filtre = schemaListe.parse(recherche);
  const { rne } = acteur;
  if (acteur.profil === 'apprenant') {
    return <ListeApprenant {...{ rne, filtre }} {...(await listerMesEvaluations(acteur, filtre))} />;
  }
  return <ListeEnseignant {...{ rne, filtre }} liste={await listerEvaluations(acteur, filtre)} />;
});
