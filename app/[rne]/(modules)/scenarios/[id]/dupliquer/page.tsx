import { EtatVide } from '@/components/ui/etat-vide';
import { direTaille } from '@/lib/abonnement/regles';
import { page } from '@/lib/acces/serveur/portes';
import { LONGUEUR_TITRE } from '@/lib/scenarios/regles';
import { lirePourDuplication } from '@/lib/scenarios/serveur/mutations-duplication';
import { TeteScenario } from '../../_components/tete-scenario';
import { Duplication } from './_components/differes';

const COPIE = ' (copie)';

type Parametres = { rne: string; id: string };

/** Reprendre un scénario, le sien ou un public, à un autre niveau ou pour un autre diplôme (SCE-3 ; G 3.7.2). */
export default page<Parametres>({ module: 'scenarios' }, async ({ acteur, params }) => {
  const { scenario, diplomes } = await lirePourDuplication(acteur, params.id);
  const { rne } = acteur;
  const octets = scenario.fichiers.reduce((somme, f) => somme + f.octets, 0);
  const depart = {
    id: scenario.id,
    titre: `${scenario.titre.slice(0, LONGUEUR_TITRE - COPIE.length)}${COPIE}`,
    referentiel: scenario.referentiel,
    niveau: scenario.niveau,
    prive: scenario.prive,
  };
  return (
    <>
      <TeteScenario rne={rne} scenario={scenario} etape="Dupliquer" />
      {diplomes.length === 0 ? (
        <EtatVide titre="Aucun diplôme à préparer">
          Ni vos classes ni votre établissement ne sont rattachés à un diplôme où dupliquer ce scénario.
        </EtatVide>
      ) : (
        <Duplication
          rne={rne}
          depart={depart}
          diplomes={diplomes}
          fichiers={scenario.fichiers.length}
          taille={direTaille(octets)}
        />
      )}
    </>
  );
});
