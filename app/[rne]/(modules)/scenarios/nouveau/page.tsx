import type { Metadata } from 'next';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { page } from '@/lib/acces/portes';
import { intitulesScenario } from '@/lib/parametres/masques';
import { lireReglages } from '@/lib/parametres/queries';
import { lireDiplomesProposes } from '@/lib/scenarios/queries-choix';
import { FormulaireScenario } from '../_components/formulaire-scenario';

export const metadata: Metadata = { title: 'Nouveau scénario' };

/** Créer un scénario (SCE-2 ; G 3.7.2). */
export default page({ module: 'scenarios' }, async ({ acteur }) => {
  const diplomes = await lireDiplomesProposes(acteur);
  const { masques } = await lireReglages(acteur);
  const base = `/${acteur.rne}/scenarios`;
  return (
    <>
      <EnTetePage
        titre="Nouveau scénario"
        etapes={[
          { libelle: 'Accueil', href: `/${acteur.rne}` },
          { libelle: 'Gestion des scénarios', href: base },
          { libelle: 'Nouveau scénario' },
        ]}
      />
      {diplomes.length === 0 ? (
        <EtatVide titre="Aucun diplôme à préparer">
          Ni vos classes ni votre établissement ne sont rattachés à un diplôme. L’administrateur peut le faire depuis
          les divisions.
        </EtatVide>
      ) : (
        <FormulaireScenario
          base={base}
          compteId={acteur.compteId}
          diplomes={diplomes}
          intitules={Object.fromEntries(diplomes.map((d) => [d.code, intitulesScenario(masques, d.code)]))}
        />
      )}
    </>
  );
});
