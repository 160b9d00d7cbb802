import { Refus } from '@/lib/acces/refus';
import { page } from '@/lib/acces/serveur/portes';
import { intitulesScenario } from '@/lib/parametres/regles-masques';
import { lireReglages } from '@/lib/parametres/serveur/queries';
import { construireArbre } from '@/lib/referentiels/regles-arbre';
import { lireReferentiel } from '@/lib/referentiels/serveur/queries';
import { lireScenario } from '@/lib/scenarios/serveur/queries';
import { FormulaireScenario } from '../../_components/differes';
import { TeteScenario } from '../../_components/tete-scenario';

type Parametres = { rne: string; id: string };

/** Modifier un scénario (SCE-5 ; G 3.7.2). L'auteur seul. */
export default page<Parametres>({ module: 'scenarios' }, async ({ acteur, params }) => {
  const scenario = await lireScenario(acteur, params.id);
  if (!scenario.estAuteur) throw new Refus('interdit');
  const { masques } = await lireReglages(acteur);
  const lu = await lireReferentiel(scenario.referentiel);
  const { rne } = acteur;
  return (
    <>
      <TeteScenario rne={rne} scenario={scenario} etape="Modifier" />
      <FormulaireScenario
        rne={rne}
        diplomes={[{ code: scenario.referentiel, sigle: scenario.sigle, arbre: construireArbre(lu?.items ?? []) }]}
        intitules={{ [scenario.referentiel]: intitulesScenario(masques, scenario.referentiel) }}
        scenario={scenario}
      />
    </>
  );
});
