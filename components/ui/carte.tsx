import type { ReactNode } from 'react';
import { cx } from './cx';

type Props = {
  titre?: ReactNode;
  niveau?: 2 | 3 | 4;
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** Un bloc de la page, sous un filet, avec un titre et des actions au besoin. */
export function Carte({ titre, niveau = 2, actions, className, children }: Props) {
  const Titre = `h${niveau}` as const;
  return (
    <section className={cx('carte rounded-lg border border-filet bg-surface p-4 sm:p-6', className)}>
      {(titre || actions) && (
        <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          {titre && <Titre className="text-lg font-semibold">{titre}</Titre>}
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
