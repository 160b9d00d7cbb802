import type { ReactNode } from 'react';
import { cx } from './cx';

type Props = {
  titre: ReactNode;
  icone?: ReactNode;
  /** La prochaine étape : un bouton ou un lien. */
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
};

/** Il n'y a rien à montrer : dire pourquoi, et quoi faire ensuite. */
export function EtatVide({ titre, icone, action, className, children }: Props) {
  return (
    <div
      className={cx(
        'flex flex-col items-center gap-2 rounded-lg border border-dashed border-filet-fort/60 px-6 py-10 text-center',
        className,
      )}
    >
      {icone && <span className="text-texte-doux">{icone}</span>}
      <p className="text-lg font-semibold">{titre}</p>
      {children && <div className="max-w-prose text-texte-doux">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
