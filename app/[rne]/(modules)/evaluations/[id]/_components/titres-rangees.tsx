import { memo } from 'react';
import { cx } from '@/components/ui/cx';
import type { Rangee } from './rangees';

type PropsColonne = {
  colonne: Rangee;
  ou: string;
  /** Beaucoup de colonnes : le code seul. */
  serree: boolean;
  /** Un nom, écrit de bas en haut. */
  vertical: boolean;
};

/** Titre de colonne : le presser montre l'intitulé et permet de remplir la colonne. */
export const TitreColonne = memo(function TitreColonne({ colonne, ou, serree, vertical }: PropsColonne) {
  const { titre, libelle } = colonne;
  return (
    <th scope="col" className="p-0.5 align-bottom">
      <button
        type="button"
        data-case={ou}
        tabIndex={-1}
        aria-haspopup="dialog"
        title={libelle ? `${titre} ${libelle}` : titre}
        className={cx(
          'rounded-sm px-1 py-1 hover:bg-surface',
          vertical
            ? 'flex max-h-40 min-h-24 w-full items-center justify-start [writing-mode:sideways-lr]'
            : 'block w-full min-w-10 text-center',
          !serree && 'w-28',
        )}
      >
        <span className={cx('block font-semibold text-texte', vertical && 'truncate')}>{titre}</span>
        {!serree && <span className="mt-0.5 line-clamp-3 block font-normal">{libelle}</span>}
      </button>
    </th>
  );
});

/** Titre de ligne : le presser permet de remplir la ligne (un apprenant absent, par exemple). */
export const TitreLigne = memo(function TitreLigne({ ligne, ou }: { ligne: Rangee; ou: string }) {
  return (
    <th scope="row" className="colle p-0.5">
      <button
        type="button"
        data-case={ou}
        tabIndex={-1}
        aria-haspopup="dialog"
        title={`Remplir la ligne de ${ligne.titre}`}
        className={cx(
          'block min-h-8 w-full rounded-sm px-2 text-left hover:bg-creux',
          ligne.libelle ? 'max-w-96 min-w-[min(20rem,45cqw)]' : 'sm:whitespace-nowrap',
        )}
      >
        <span className={cx(ligne.libelle && 'font-semibold tabular-nums')}>{ligne.titre}</span>{' '}
        {ligne.libelle && <span className="font-normal">{ligne.libelle}</span>}
      </button>
    </th>
  );
});
