import type { ComponentProps } from 'react';
import { CadreChamp, type PropsCadre, useLiaison } from './champ-cadre';

type Props = PropsCadre & Omit<ComponentProps<'input'>, 'className' | 'children' | 'type'>;

/** Choix d'un fichier. Dire dans `aide` les formats et la taille admis. */
export function ChampFichier({ libelle, aide, erreur, className, id, required, ...saisie }: Props) {
  const liaison = useLiaison({ id, aide, erreur });
  return (
    <CadreChamp {...{ libelle, aide, erreur, className }} id={liaison.id} obligatoire={required}>
      <input {...saisie} {...liaison} type="file" required={required} className="saisie" />
    </CadreChamp>
  );
}
