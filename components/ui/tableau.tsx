import type { ReactNode } from 'react';
import { cx } from './cx';
import { IconeChevron } from './icones';
import { Lien } from './lien';

type Props = {
  /** Ce que contient le tableau : légende, et nom de la zone qui défile. */
  legende: string;
  legendeCachee?: boolean;
  dense?: boolean;
  className?: string;
  /** `<thead>` et `<tbody>` ordinaires. Classes utiles : `nombre`, `centre`, `colle`. */
  children: ReactNode;
};

/** Tableau de données ; trop large, il défile dans sa zone, au doigt comme au clavier. */
export function Tableau({ legende, legendeCachee, dense, className, children }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: une zone nommée qui défile, pas une section du plan.
    <div
      role="region"
      aria-label={legende}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: une zone qui défile doit pouvoir défiler au clavier.
      tabIndex={0}
      className={cx('tableau-cadre', className)}
    >
      <table className="tableau" data-dense={dense || undefined}>
        <caption className={cx(legendeCachee && 'sr-only')}>
          <span>{legende}</span>
        </caption>
        {children}
      </table>
    </div>
  );
}

export type Tri = 'croissant' | 'decroissant';

type PropsColonne = {
  children: ReactNode;
  /** Adresse qui trie par cette colonne ; absente, la colonne ne se trie pas. */
  href?: string;
  /** Sens du tri en cours quand il porte sur cette colonne. */
  tri?: Tri;
  className?: string;
};

const ARIA_TRI = { croissant: 'ascending', decroissant: 'descending' } as const;

/** En-tête de colonne, triable par un lien quand `href` est donné. */
export function Colonne({ children, href, tri, className }: PropsColonne) {
  return (
    <th scope="col" aria-sort={tri && ARIA_TRI[tri]} className={className}>
      {href ? (
        <Lien
          href={href}
          surPlace
          className="inline-flex items-center gap-1 text-inherit hover:text-texte hover:underline pointer-coarse:min-h-11 pointer-coarse:min-w-11"
        >
          {children}
          {tri && <IconeChevron taille={16} className={tri === 'croissant' ? '-rotate-90' : 'rotate-90'} />}
        </Lien>
      ) : (
        children
      )}
    </th>
  );
}
