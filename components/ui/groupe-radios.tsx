import { type ComponentProps, type ReactNode, useId } from 'react';
import { Groupe } from './groupe';

export type OptionRadio = { valeur: string; libelle: ReactNode; aide?: ReactNode; desactivee?: boolean };

type Props = Omit<ComponentProps<'input'>, 'className' | 'type' | 'children' | 'value' | 'defaultValue' | 'checked'> & {
  legende: ReactNode;
  aide?: ReactNode;
  erreur?: ReactNode;
  options: readonly OptionRadio[];
  enLigne?: boolean;
  className?: string;
  /** Choix piloté par l'appelant, avec `onChange`. */
  valeur?: string;
  /** Choix de départ, le navigateur gardant la suite. */
  valeurInitiale?: string;
};

/** Choix d'une valeur parmi quelques-unes, par boutons radio natifs. */
export function GroupeRadios(props: Props) {
  const { legende, aide, erreur, options, enLigne, className, valeur, valeurInitiale, name, ...saisie } = props;
  const base = useId();
  const nom = name ?? base;
  return (
    <Groupe {...{ legende, aide, erreur, enLigne, className }}>
      {options.map((option) => {
        const id = `${base}-${option.valeur}`;
        const etat =
          valeur !== undefined
            ? { checked: option.valeur === valeur }
            : valeurInitiale !== undefined
              ? { defaultChecked: option.valeur === valeurInitiale }
              : {};
        return (
          <label
            key={option.valeur}
            htmlFor={id}
            className="inline-flex gap-2.5 pointer-coarse:min-h-11 pointer-coarse:items-center"
          >
            <input
              {...saisie}
              {...etat}
              id={id}
              type="radio"
              name={nom}
              value={option.valeur}
              disabled={option.desactivee || saisie.disabled}
              className="coche mt-0.75 pointer-coarse:mt-0"
            />
            <span>
              {option.libelle}
              {option.aide && <span className="block text-sm text-texte-doux">{option.aide}</span>}
            </span>
          </label>
        );
      })}
    </Groupe>
  );
}
