import { type ReactNode, useId } from 'react';
import { cx } from './cx';

type Props = {
  libelle: ReactNode;
  /** De 0 à `max` ; absente, la durée est inconnue. */
  valeur?: number;
  max?: number;
  /** Remplace le pourcentage : « 120 lignes sur 800 ». */
  texte?: string;
  className?: string;
};

/** Avancement d'une action ou part d'un tout, avec son libellé et sa valeur écrite. */
export function Progression({ libelle, valeur, max = 100, texte, className }: Props) {
  const id = useId();
  const ecrit = texte ?? (valeur === undefined ? '' : `${Math.round((valeur / max) * 100)}\u00a0%`);
  return (
    <div className={cx('flex flex-col gap-1.5', className)}>
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="font-medium">
          {libelle}
        </label>
        <span className="text-sm text-texte-doux tabular-nums">{ecrit}</span>
      </div>
      <progress id={id} className="avancement" value={valeur} max={max} aria-valuetext={texte} />
    </div>
  );
}
