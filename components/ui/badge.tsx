import type { ReactNode } from 'react';
import { cx } from './cx';

export type TonBadge = 'neutre' | 'accent' | 'info' | 'succes' | 'attention' | 'erreur';

const TONS: Record<TonBadge, string> = {
  neutre: 'bg-creux text-texte-doux',
  accent: 'bg-accent-doux text-accent-texte',
  info: 'bg-info-doux text-info',
  succes: 'bg-succes-doux text-succes',
  attention: 'bg-attention-doux text-attention',
  erreur: 'bg-erreur-doux text-erreur',
};

type Props = { ton?: TonBadge; icone?: ReactNode; className?: string; children: ReactNode };

/** Un mot court qui qualifie une ligne ou un titre. */
export function Badge({ ton = 'neutre', icone, className, children }: Props) {
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1 rounded-sm px-2 py-0.5 text-xs font-medium whitespace-nowrap',
        TONS[ton],
        className,
      )}
    >
      {icone}
      {children}
    </span>
  );
}
