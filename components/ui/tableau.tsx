import type { ReactNode } from 'react';
import { cx } from './cx';

type Props = {
  /** Ce que contient le tableau : légende, et nom de la zone qui défile. */
  legende: string;
  legendeCachee?: boolean;
  dense?: boolean;
  className?: string;
  /** `<thead>` et `<tbody>` ordinaires. Classes utiles : `nombre`, `centre`, `colle`. */
  children: ReactNode;
};

/** Le tableau que dessine le navigateur (décision 0041) ; trop large, il défile dans sa zone, au doigt comme au clavier. */
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

/** En-tête de colonne. */
export const Colonne = ({ children, className }: { children: ReactNode; className?: string }) => (
  <th scope="col" className={className}>
    {children}
  </th>
);
