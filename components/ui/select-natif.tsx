import type { ComponentProps, ReactNode } from 'react';
import { CadreChamp, type PropsCadre, useLiaison } from './champ-cadre';
import { IconeChevron } from './icones';

export type OptionSelect = { valeur: string; libelle: string; desactivee?: boolean };

type Props = PropsCadre &
  Omit<ComponentProps<'select'>, 'className' | 'children'> & {
    options?: readonly OptionSelect[];
    /** Première ligne, de valeur vide : « Choisir une classe ». */
    invite?: string;
    /** Pour des `<optgroup>` : remplace ou complète `options`. */
    children?: ReactNode;
  };

/** Liste déroulante native : légère, et chez elle sur un téléphone. */
export function SelectNatif(props: Props) {
  const { libelle, aide, erreur, className, id, required, options = [], invite, children, ...saisie } = props;
  const liaison = useLiaison({ id, aide, erreur });
  return (
    <CadreChamp {...{ libelle, aide, erreur, className }} id={liaison.id} obligatoire={required}>
      <div className="relative">
        <select {...saisie} {...liaison} required={required} className="saisie">
          {invite !== undefined && <option value="">{invite}</option>}
          {options.map(({ valeur, libelle: texte, desactivee }) => (
            <option key={valeur} value={valeur} disabled={desactivee}>
              {texte}
            </option>
          ))}
          {children}
        </select>
        <IconeChevron
          taille={16}
          className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 rotate-90 text-texte-doux"
        />
      </div>
    </CadreChamp>
  );
}
