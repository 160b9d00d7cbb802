import Link from 'next/link';
import type { ReactNode } from 'react';
import { MentionOrigine } from '@/components/transferee';
import type { ScenarioNomme } from '@/lib/evaluations/queries-scenario';
import { MentionScenario } from './mention-scenario';

type Props = {
  /** La liste, dans son établissement : `/rne/evaluations`. */
  base: string;
  ligne: {
    id: string;
    titre: string;
    origine: string | null;
    scenario?: ScenarioNomme | null;
    saisissants?: readonly string[];
  };
  /** À la suite du titre : un `Badge`. */
  children?: ReactNode;
};

/** La cellule de tête d'une liste : le titre, qui ouvre l'évaluation, et ce qui la distingue. */
export function TitreEvaluation({ base, ligne, children }: Props) {
  const { id, titre, origine, scenario = null, saisissants = [] } = ligne;
  return (
    <th scope="row" className="colle min-w-40">
      <Link href={`${base}/${id}`} prefetch={false} className="lien">
        {titre}
      </Link>
      {children}
      <MentionOrigine origine={origine} />
      <MentionScenario rne={base.split('/')[1] ?? ''} scenario={scenario} />
      {saisissants.length > 0 && <Mention>Co-saisie&nbsp;: {saisissants.join(', ')}</Mention>}
    </th>
  );
}

const Mention = ({ children }: { children: ReactNode }) => (
  <span className="block text-sm font-normal text-texte-doux">{children}</span>
);
