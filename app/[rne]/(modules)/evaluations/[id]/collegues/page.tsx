import { EtatVide } from '@/components/ui/etat-vide';
import { page } from '@/lib/acces/serveur/portes';
import { adresseDe } from '@/lib/adresses/regles';
import { lireCollegues } from '@/lib/evaluations/serveur/queries-collegues';
import { TeteEvaluation } from '../_components/tete-evaluation';
import { Collegues } from './_components/differes';

type Parametres = { rne: string; id: string };

/** Permettre à des collègues de saisir des résultats dans une évaluation de l'année. L'auteur seul. */
export default page<Parametres>({ module: 'evaluations', profils: ['enseignant'] }, async ({ acteur, params }) => {
  const { evaluation, collegues } = await lireCollegues(acteur, params.id);
  const { rne } = acteur;
  return (
    <>
      <TeteEvaluation rne={rne} evaluation={evaluation} etape="Collègues qui saisissent" />
      {collegues.length === 0 ? (
        <EtatVide titre="Aucun collègue à qui confier la saisie">
          Personne d’autre que vous n’a dans ses classes ou groupes les apprenants de cette évaluation.
        </EtatVide>
      ) : (
        <Collegues
          id={evaluation.id}
          retour={adresseDe(rne, 'evaluations/[id]', { id: evaluation.id })}
          collegues={collegues}
        />
      )}
    </>
  );
});
