import { page } from '@/lib/acces/serveur/portes';
import { adresseDe } from '@/lib/adresses/regles';
import { lireChoixApprenants } from '@/lib/evaluations/serveur/queries-choix';
import { TeteEvaluation } from '../_components/tete-evaluation';
import { Apprenants } from './_components/differes';

type Parametres = { rne: string; id: string };

/** Ajouter ou retirer des apprenants d'une évaluation de l'année (EVA-2). L'auteur seul. */
export default page<Parametres>({ module: 'evaluations', profils: ['enseignant'] }, async ({ acteur, params }) => {
  const { evaluation, ...choix } = await lireChoixApprenants(acteur, params.id);
  const { rne } = acteur;
  return (
    <>
      <TeteEvaluation rne={rne} evaluation={evaluation} etape="Apprenants" />
      <Apprenants
        retour={adresseDe(rne, 'evaluations/[id]', { id: evaluation.id })}
        evaluation={evaluation}
        {...choix}
      />
    </>
  );
});
