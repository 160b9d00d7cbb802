import type { ComponentProps } from 'react';
import { CadreChamp, type PropsCadre, useLiaison } from './champ-cadre';

export type PropsChamp = PropsCadre & Omit<ComponentProps<'input'>, 'className' | 'children'>;

/** Saisie d'une ligne, avec son libellé, son aide et son erreur. */
export function Champ({ libelle, aide, erreur, className, id, required, ...saisie }: PropsChamp) {
  const liaison = useLiaison({ id, aide, erreur });
  return (
    <CadreChamp {...{ libelle, aide, erreur, className }} id={liaison.id} obligatoire={required}>
      <input {...saisie} {...liaison} required={required} className="saisie" />
    </CadreChamp>
  );
}
