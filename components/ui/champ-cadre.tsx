import { type ReactNode, useId } from 'react';
import { cx } from './cx';
import { IconeAlerte } from './icones';

export type PropsCadre = {
  libelle: ReactNode;
  aide?: ReactNode;
  erreur?: ReactNode;
  className?: string;
};

/** Identifiants et attributs qui relient une saisie à son libellé, à son aide et à son erreur. */
export function useLiaison(props: { id?: string | undefined; aide?: ReactNode; erreur?: ReactNode }) {
  const genere = useId();
  const id = props.id ?? genere;
  const decrit = [props.erreur ? `${id}-erreur` : '', props.aide ? `${id}-aide` : ''].filter(Boolean).join(' ');
  return {
    id,
    'aria-describedby': decrit || undefined,
    'aria-invalid': props.erreur ? (true as const) : undefined,
  };
}

/** L'aide d'un champ, sous son libellé. */
export function Aide({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-aide`} className="text-sm text-texte-doux">
      {children}
    </p>
  );
}

/** Le message d'erreur d'un champ : une icône et un texte, pas la couleur seule. */
export function Erreur({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-erreur`} className="flex gap-1.5 text-sm font-medium text-erreur">
      <IconeAlerte taille={16} className="mt-0.5" />
      <span>{children}</span>
    </p>
  );
}

/** Étiquette, aide et erreur autour d'une saisie. */
export function CadreChamp(props: PropsCadre & { id: string; obligatoire?: boolean | undefined; children: ReactNode }) {
  const { id, libelle, aide, erreur, obligatoire, className, children } = props;
  return (
    <div className={cx('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className="font-medium">
        {libelle}
        {obligatoire && (
          <span aria-hidden="true" className="font-normal text-texte-doux">
            {' '}
            (obligatoire)
          </span>
        )}
      </label>
      {aide && <Aide id={id}>{aide}</Aide>}
      {children}
      {erreur && <Erreur id={id}>{erreur}</Erreur>}
    </div>
  );
}
