import type { ReactNode } from 'react';
import { Aide, Erreur, useLiaison } from './champ-cadre';
import { cx } from './cx';

type Props = {
  legende: ReactNode;
  aide?: ReactNode;
  erreur?: ReactNode;
  id?: string;
  /** Les choix côte à côte plutôt que l'un sous l'autre. */
  enLigne?: boolean;
  className?: string;
  children: ReactNode;
};

/** Plusieurs saisies sous une même légende (`fieldset`) : cases, champs d'une adresse… */
export function Groupe({ legende, aide, erreur, id, enLigne, className, children }: Props) {
  const liaison = useLiaison({ id, aide, erreur });
  return (
    <fieldset
      id={liaison.id}
      aria-describedby={liaison['aria-describedby']}
      data-erreur={erreur ? '' : undefined}
      className={cx('min-w-0', className)}
    >
      <legend className="mb-1.5 font-medium">{legende}</legend>
      <div className="flex flex-col gap-2">
        {aide && <Aide id={liaison.id}>{aide}</Aide>}
        <div className={cx('flex gap-x-6 gap-y-2', enLigne ? 'flex-wrap' : 'flex-col')}>{children}</div>
        {erreur && <Erreur id={liaison.id}>{erreur}</Erreur>}
      </div>
    </fieldset>
  );
}
