import { cx } from './cx';

const LARGEURS = ['w-full', 'w-11/12', 'w-4/5', 'w-10/12', 'w-2/3'];

type Props = { libelle?: string; lignes?: number; className?: string };

/** Tient la place d'un contenu qui arrive. */
export function Squelette({ libelle = 'Chargement…', lignes = 4, className }: Props) {
  return (
    <div role="status" className={cx('flex flex-col gap-3', className)}>
      <span className="sr-only">{libelle}</span>
      {Array.from({ length: lignes }, (_, rang) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: lignes identiques et immobiles.
          key={rang}
          aria-hidden="true"
          className={cx('h-5 rounded-sm bg-creux motion-safe:animate-pulse', LARGEURS[rang % LARGEURS.length])}
        />
      ))}
    </div>
  );
}
