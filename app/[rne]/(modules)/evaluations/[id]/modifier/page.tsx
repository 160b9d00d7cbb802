import { page } from '@/lib/acces/serveur/portes';
import { adresseDe } from '@/lib/adresses/regles';
import { lireAModifier } from '@/lib/evaluations/serveur/queries-modification';
import { construireArbre } from '@/lib/referentiels/regles-arbre';
import { lireReferentiel } from '@/lib/referentiels/serveur/queries';
import { TeteEvaluation } from '../_components/tete-evaluation';
import { Modification } from './_components/differes';

type Parametres = { rne: string; id: string };

/** Titre, date et items d'une évaluation de l'année (EVA-2, EVA-3). L'auteur seul. */
export default page<Parametres>({ module: 'evaluations', profils: ['enseignant'] }, async ({ acteur, params }) => {
  const { evaluation, items } = await lireAModifier(acteur, params.id);
  const referentiel = await lireReferentiel(evaluation.referentiel);
  const { rne } = acteur;
  return (
    <>
      <TeteEvaluation rne={rne} evaluation={evaluation} etape="Titre et items" />
      <Modification
        retour={adresseDe(rne, 'evaluations/[id]', { id: evaluation.id })}
        evaluation={evaluation}
        items={items}
        arbre={construireArbre(referentiel?.items ?? [])}
      />
    </>
  );
});
