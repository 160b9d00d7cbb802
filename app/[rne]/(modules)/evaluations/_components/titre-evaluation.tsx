import Link from 'next/link';
import type { ReactNode } from 'react';
import { MentionOrigine } from '@/components/transferee';

type Props = {
  href: string;
  ligne: { titre: string; origine: string | null; saisissants?: readonly string[] };
  /** À la suite du titre : un `Badge`. */
  children?: ReactNode;
};

/** La cellule de tête d'une liste : le titre, qui ouvre l'évaluation, et ce qui la distingue. */
export function TitreEvaluation({ href, ligne, children }: Props) {
  const { titre, origine, saisissants = [] } = ligne;
  return (
    <th scope="row" className="colle min-w-40">
      <Link href={href} prefetch={false} className="lien">
        {titre}
      </Link>
      {children}
      <MentionOrigine origine={origine} />
      {saisissants.length > 0 && <Mention>Co-saisie&nbsp;: {saisissants.join(', ')}</Mention>}
    </th>
  );
}

const Mention = ({ children }: { children: ReactNode }) => (
  <span className="block text-sm font-normal text-texte-doux">{children}</span>
);
