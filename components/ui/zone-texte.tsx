import type { ComponentProps } from 'react';
import { CadreChamp, type PropsCadre, useLiaison } from './champ-cadre';

type Props = PropsCadre & Omit<ComponentProps<'textarea'>, 'className' | 'children'>;

/** Saisie de plusieurs lignes ; elle grandit avec son texte quand le navigateur le permet. */
export function ZoneTexte({ libelle, aide, erreur, className, id, required, rows = 4, ...saisie }: Props) {
  const liaison = useLiaison({ id, aide, erreur });
  return (
    <CadreChamp {...{ libelle, aide, erreur, className }} id={liaison.id} obligatoire={required}>
      <textarea {...saisie} {...liaison} rows={rows} required={required} className="saisie" />
    </CadreChamp>
  );
}
