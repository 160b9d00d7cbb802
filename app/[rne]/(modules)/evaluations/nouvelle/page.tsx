import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { aujourdhui } from '@/lib/dates';
import { type Choix, lireChoix } from '@/lib/evaluations/serveur/queries-choix';
import { CreationEvaluation } from './_components/differes';

/** Créer une évaluation (EVA-1 ; G 3.8.2), d'après un scénario si l'adresse en nomme un (SCE-7). */
export default page({ module: 'evaluations', profils: ['enseignant'] }, async ({ acteur, recherche }) => {
  const { scenario } = recherche;
  const choix = await lireChoix(acteur, typeof scenario === 'string' && scenario ? scenario : undefined);
  return (
    <>
      <EnTetePage
        titre="Nouvelle évaluation"
        sousTitre={choix.scenario && `D’après le scénario «\u00a0${choix.scenario.titre}\u00a0»`}
        etapes={filAriane(acteur.rne, 'evaluations', ['Nouvelle évaluation'])}
      />
      {choix.diplomes.length === 0 ? (
        <EtatVide titre="Aucun apprenant à évaluer">{direPourquoi(choix)}</EtatVide>
      ) : (
        <CreationEvaluation rne={acteur.rne} aujourdhui={aujourdhui()} {...choix} />
      )}
    </>
  );
});

function direPourquoi({ candidats, scenario }: Choix): string {
  if (candidats.length === 0)
    return 'Aucune classe ne vous est associée. L’administrateur peut le faire dans «\u00a0Gestion des utilisateurs\u00a0».';
  if (scenario) return 'Aucun de vos apprenants ne prépare le diplôme de ce scénario.';
  return 'Aucun diplôme n’est rattaché à vos classes. L’administrateur peut le faire depuis les divisions.';
}
