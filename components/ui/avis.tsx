import type { ReactNode } from 'react';
import { cx } from './cx';
import { IconeAlerte, IconeCoche, IconeInfo } from './icones';

export type TonAvis = 'info' | 'succes' | 'attention' | 'erreur';

const TONS: Record<
  TonAvis,
  { classes: string; Icone: typeof IconeInfo; role: 'note' | 'status' | 'alert'; lu: string }
> = {
  info: { classes: 'border-info/40 bg-info-doux text-info', Icone: IconeInfo, role: 'note', lu: 'Information' },
  succes: { classes: 'border-succes/40 bg-succes-doux text-succes', Icone: IconeCoche, role: 'status', lu: 'Succès' },
  attention: {
    classes: 'border-attention/40 bg-attention-doux text-attention',
    Icone: IconeAlerte,
    role: 'note',
    lu: 'Attention',
  },
  erreur: { classes: 'border-erreur/40 bg-erreur-doux text-erreur', Icone: IconeAlerte, role: 'alert', lu: 'Erreur' },
};

type Props = {
  ton?: TonAvis;
  titre?: ReactNode;
  /** Bouton ou lien qui permet d'agir. */
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
};

/** Message dans la page. L'erreur et le succès sont annoncés aux lecteurs d'écran dès qu'ils paraissent. */
export function Avis({ ton = 'info', titre, action, className, children }: Props) {
  const { classes, Icone, role, lu } = TONS[ton];
  return (
    <div role={role} className={cx('flex gap-3 rounded-lg border px-4 py-3', classes, className)}>
      <Icone className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <span className="sr-only">{lu} : </span>
        {titre && <p className="font-semibold">{titre}</p>}
        {children && <div className="text-texte">{children}</div>}
        {action && <div className="mt-3">{action}</div>}
      </div>
    </div>
  );
}
