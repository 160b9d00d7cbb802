import { memo } from 'react';
import { cx } from '@/components/ui/cx';
import type { Rangee } from '@/lib/evaluations/grille/plan';

type PropsColonne = { colonne: Rangee; rang: number; etroite: boolean; lecture?: boolean };

/** Titre de colonne : le presser montre l'intitulé entier et permet de remplir la colonne. En lecture, il se lit. */
export const TitreColonne = memo(function TitreColonne({ colonne, rang, etroite, lecture }: PropsColonne) {
  const { titre, libelle, court } = colonne;
  const entier = `${titre} ${libelle}`.trim();
  const contenu = (
    <span>
      <b>{court.code}</b>
      {court.libelle && ` ${court.libelle}`}
    </span>
  );
  return (
    <th scope="col" className="grille-colonne" data-etroite={etroite || undefined}>
      {lecture ? (
        <div className="titre" title={entier}>
          {contenu}
        </div>
      ) : (
        <button
          type="button"
          data-colonne={rang}
          tabIndex={-1}
          aria-haspopup="dialog"
          aria-label={entier}
          title={entier}
        >
          {contenu}
        </button>
      )}
    </th>
  );
});

/** Titre de ligne : le presser permet de remplir la ligne (un apprenant absent, par exemple). */
export const TitreLigne = memo(function TitreLigne({ ligne, rang }: { ligne: Rangee; rang: number }) {
  const { titre, libelle, court, parent } = ligne;
  return (
    <th scope="row" className={cx('colle', libelle ? 'grille-item' : 'grille-apprenant')}>
      <button
        type="button"
        data-ligne={rang}
        tabIndex={-1}
        aria-haspopup="dialog"
        title={libelle ? `${titre} ${libelle}` : undefined}
        data-precise={parent ? true : undefined}
      >
        {libelle ? <b>{court.code}</b> : titre}
        {court.libelle && ` ${court.libelle}`}
      </button>
    </th>
  );
});
