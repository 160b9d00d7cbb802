import { cx } from './cx';
import { IconeCoche } from './icones';

type Props = {
  libelle: string;
  etapes: readonly string[];
  /** Rang de l'étape en cours. */
  courante: number;
  /** Revient à une étape passée ; absente, on ne revient pas. */
  onRevenir?: (rang: number) => void;
};

/** Où l'on en est d'une saisie en plusieurs étapes ; celles qui sont passées ramènent à elles. */
export function Etapes({ libelle, etapes, courante, onRevenir }: Props) {
  return (
    <nav aria-label={libelle}>
      <ol className="flex flex-wrap gap-x-6 gap-y-2">
        {etapes.map((etape, rang) => {
          const contenu = <Etape rang={rang} etape={etape} courante={courante} />;
          return (
            <li key={etape} aria-current={rang === courante ? 'step' : undefined}>
              {rang < courante && onRevenir ? (
                <button type="button" onClick={() => onRevenir(rang)} className="group pointer-coarse:min-h-11">
                  {contenu}
                </button>
              ) : (
                contenu
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function Etape({ rang, etape, courante }: { rang: number; etape: string; courante: number }) {
  const passee = rang < courante;
  return (
    <span className={cx('flex items-center gap-2', rang === courante ? 'font-semibold' : 'text-texte-doux')}>
      <span
        className={cx(
          'grid size-7 place-items-center rounded-full border text-sm font-semibold tabular-nums',
          rang === courante ? 'border-accent bg-accent text-sur-accent' : 'border-filet-fort',
        )}
      >
        {passee ? <IconeCoche taille={16} /> : rang + 1}
      </span>
      <span className="group-hover:underline">{etape}</span>
      {passee && <span className="sr-only">(faite, y revenir)</span>}
    </span>
  );
}
