import type { ComponentProps } from 'react';
import { Aide, Erreur, type PropsCadre, useLiaison } from './champ-cadre';
import { cx } from './cx';

type Props = PropsCadre &
  Omit<ComponentProps<'input'>, 'className' | 'children' | 'type'> & {
    /** Le libellé reste lu mais n'est pas montré (une case par ligne de tableau). */
    libelleCache?: boolean;
  };

/** Case à cocher native et son libellé, cliquables ensemble. */
export function CaseACocher({ libelle, aide, erreur, className, id, libelleCache, ...saisie }: Props) {
  const liaison = useLiaison({ id, aide, erreur });
  return (
    <div className={cx('flex flex-col gap-1', className)}>
      <label
        htmlFor={liaison.id}
        className={cx(
          'inline-flex gap-2.5 pointer-coarse:min-h-11 pointer-coarse:min-w-11 pointer-coarse:items-center',
          libelleCache && 'min-h-6 min-w-6 items-center justify-center',
        )}
      >
        <input
          {...saisie}
          {...liaison}
          type="checkbox"
          className={cx('coche', !libelleCache && 'mt-0.75 pointer-coarse:mt-0')}
        />
        <span className={cx(libelleCache && 'sr-only')}>{libelle}</span>
      </label>
      {aide && (
        <div className="pl-7">
          <Aide id={liaison.id}>{aide}</Aide>
        </div>
      )}
      {erreur && <Erreur id={liaison.id}>{erreur}</Erreur>}
    </div>
  );
}
