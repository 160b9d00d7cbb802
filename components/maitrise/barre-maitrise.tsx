import { cx } from '@/components/ui/cx';
import { degreProche } from '@/lib/maitrise/regles';

type Props = {
  /** Ce que la barre mesure, lu avec sa valeur. */
  libelle: string;
  /** De 0 à 100 ; nul : rien n’a encore été évalué. */
  pourcentage: number | null;
  /** Rien n’a fait ce pourcentage : un 0 % de liste vierge, montré sans couleur. */
  vierge?: boolean;
  className?: string;
};

/** « 66 % », ou « Non évalué ». */
export const ecrirePourcentage = (pourcentage: number | null): string =>
  pourcentage === null ? 'Non évalué' : `${pourcentage}\u00a0%`;

/** Niveau de maîtrise : une barre de la couleur du degré le plus proche, et toujours son pourcentage écrit. */
export function BarreMaitrise({ libelle, pourcentage, vierge = pourcentage === null, className }: Props) {
  const ecrit = ecrirePourcentage(pourcentage);
  return (
    <div className={cx('flex items-center gap-2', className)} data-degre={degreProche(pourcentage ?? 0)}>
      <svg
        role="img"
        aria-label={`${libelle}\u00a0: ${ecrit}`}
        viewBox="0 0 100 10"
        preserveAspectRatio="none"
        className="h-3 min-w-0 flex-1 rounded-sm border border-filet-fort/60"
      >
        <rect width="100" height="10" className="fill-creux" />
        {!vierge && (
          <rect
            width={pourcentage ?? 0}
            height="10"
            vectorEffect="non-scaling-stroke"
            className="fill-[var(--degre)] stroke-[var(--degre-filet)]"
          />
        )}
      </svg>
      <span
        aria-hidden="true"
        className={cx(
          'min-w-11 text-right text-sm whitespace-nowrap tabular-nums',
          vierge ? 'text-texte-doux' : 'font-semibold',
        )}
      >
        {ecrit}
      </span>
    </div>
  );
}
