import type { Metadata } from 'next';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { page } from '@/lib/acces/portes';
import { aujourdhui } from '@/lib/dates';
import { lireChoix } from '@/lib/evaluations/queries-choix';
import { CreationEvaluation } from './_components/creation-evaluation';

export const metadata: Metadata = { title: 'Nouvelle évaluation' };

/** Créer une évaluation sans scénario (EVA-1 ; G 3.8.2). */
export default page({ module: 'evaluations', profils: ['enseignant'] }, async ({ acteur }) => {
  const choix = await lireChoix(acteur);
  const base = `/${acteur.rne}/evaluations`;
  return (
    <>
      <EnTetePage
        titre="Nouvelle évaluation"
        etapes={[
          { libelle: 'Accueil', href: `/${acteur.rne}` },
          { libelle: 'Gestion des évaluations', href: base },
          { libelle: 'Nouvelle évaluation' },
        ]}
      />
      {choix.diplomes.length === 0 ? (
        <EtatVide titre="Aucun apprenant à évaluer">
          {choix.candidats.length === 0
            ? 'Aucune classe ne vous est associée. L’administrateur peut le faire dans «\u00a0Gestion des utilisateurs\u00a0».'
            : 'Aucun diplôme n’est rattaché à vos classes. L’administrateur peut le faire depuis les divisions.'}
        </EtatVide>
      ) : (
        <CreationEvaluation base={base} aujourdhui={aujourdhui()} {...choix} />
      )}
    </>
  );
});
