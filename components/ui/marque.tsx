import { cx } from './cx';

/** La griotte : deux fruits sur leurs queues, et une feuille. */
export function Griottes({ taille = 28, className }: { taille?: number; className?: string }) {
  return (
    <svg
      viewBox="0 0 28 28"
      width={taille}
      height={taille}
      aria-hidden="true"
      focusable="false"
      className={cx('flex-none', className)}
    >
      <path
        d="M17.5 4.5C12 8 9.5 11.5 8.5 15.5M17.5 4.5c.5 4.5 1.3 7.5 2.8 11"
        fill="none"
        stroke="var(--texte-doux)"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
      <path d="M17.5 4.5c1.5-2.5 5-3.3 8-2.3-.8 3-4.5 4.6-8 2.3" fill="var(--succes)" />
      <circle cx="8" cy="20" r="5.5" fill="var(--griotte)" />
      <circle cx="20.5" cy="20" r="5.5" fill="var(--griotte)" />
    </svg>
  );
}

/** La marque : le signe et le nom. */
export function Marque({ className }: { className?: string }) {
  return (
    <span className={cx('inline-flex items-center gap-2', className)}>
      <Griottes />
      <span className="text-xl font-bold tracking-tight text-accent-texte">Griotte</span>
    </span>
  );
}
