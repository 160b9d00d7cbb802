import Link from 'next/link';
import type { ScenarioNomme } from '@/lib/evaluations/queries-scenario';

/** Le scénario dont une évaluation est tirée, pour qui peut l'ouvrir (SCE-7) ; rien sinon. */
export const MentionScenario = ({ rne, scenario }: { rne: string; scenario: ScenarioNomme | null }) =>
  scenario && (
    <span className="block text-sm font-normal text-texte-doux">
      D’après le scénario{' '}
      <Link href={`/${rne}/scenarios/${scenario.id}`} prefetch={false} className="lien">
        {scenario.titre}
      </Link>
    </span>
  );
