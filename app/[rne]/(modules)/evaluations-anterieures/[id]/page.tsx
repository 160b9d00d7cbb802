import { Refus } from '@/lib/acces/refus';
import { page } from '@/lib/acces/serveur/portes';
import { lireGrilleCompacte } from '@/lib/evaluations/serveur/queries-saisie';
import { VueEnseignant } from '../../evaluations/[id]/_components/vue-enseignant';

/** Une évaluation d'une année précédente, en lecture (EVA-5). Celle de l'année en cours s'ouvre dans son module. */
export default page<{ rne: string; id: string }>({ module: 'evaluations-anterieures' }, async ({ acteur, params }) => {
  const grille = await lireGrilleCompacte(acteur, params.id);
  if (grille.evaluation.saisissable) throw new Refus('introuvable');
  return <VueEnseignant acteur={acteur} module="evaluations-anterieures" grille={grille} />;
});
