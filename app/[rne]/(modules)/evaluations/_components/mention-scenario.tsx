import { Lien } from '@/components/ui/lien';
import { adresseDe } from '@/lib/adresses/regles';
import type { ScenarioNomme } from '@/lib/evaluations/serveur/queries-scenario';

type Props = {
  rne: string;
  scenario: ScenarioNomme | null;
  /** Le titre de l'évaluation, à côté : le scénario du même nom ne se répète pas. */
  titre: string;
};

/** Le scénario dont une évaluation est tirée, pour qui peut l'ouvrir (SCE-7) ; rien sinon. */
export const MentionScenario = ({ rne, scenario, titre }: Props) =>
  scenario && (
    <span className="block text-sm font-normal text-texte-doux">
      D’après le scénario{' '}
      <Lien href={adresseDe(rne, 'scenarios/[id]', { id: scenario.id })} className="lien">
        {scenario.titre === titre ? 'du même nom' : scenario.titre}
      </Lien>
    </span>
  );
