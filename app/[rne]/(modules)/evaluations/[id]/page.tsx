import { page } from '@/lib/acces/serveur/portes';
import { marquerEvaluationVue } from '@/lib/evaluations/serveur/mutations';
import { lireMonEvaluation } from '@/lib/evaluations/serveur/queries';
import { lireGrilleCompacte } from '@/lib/evaluations/serveur/queries-saisie';
import { VueApprenant } from './_components/vue-apprenant';
import { VueEnseignant } from './_components/vue-enseignant';

type Parametres = { rne: string; id: string };

/** La grille pour un enseignant (EVA-2), ses propres résultats pour un apprenant (EVA-4). */
export default page<Parametres>({ module: 'evaluations' }, async ({ acteur, params, recherche }) => {
  if (acteur.profil === 'enseignant') {
    const sens = recherche.affichage === 'competences' ? 'competences' : 'apprenants';
    return <VueEnseignant {...{ acteur, sens }} grille={await lireGrilleCompacte(acteur, params.id)} />;
  }
  const mienne = await lireMonEvaluation(acteur, params.id);
  if (mienne.nouvelle) await marquerEvaluationVue(acteur, params.id);
  return <VueApprenant rne={acteur.rne} {...mienne} />;
});
