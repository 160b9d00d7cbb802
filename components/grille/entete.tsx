'use client';

import { memo, useLayoutEffect, useRef } from 'react';
import { cx } from '@/components/ui/cx';
import type { Plan, Rangee } from '@/lib/evaluations/grille/plan';

/** Au-delà, les titres de colonne s'écrivent de bas en haut : les commentaires restent en vue sur un écran de 1280. */
const LARGES = 5;

interface Famille {
  situation: Rangee;
  largeur: number;
}

/** Les colonnes qui se suivent sous une même situation de la GA : elle-même, ses complexités, ses aléas. */
function familles(colonnes: readonly Rangee[]): Famille[] {
  const suites: Famille[] = [];
  for (const colonne of colonnes) {
    const derniere = suites.at(-1);
    const memeFamille =
      derniere && colonne.parent !== null && (derniere.situation.parent ?? derniere.situation.id) === colonne.parent;
    if (memeFamille) derniere.largeur++;
    else suites.push({ situation: colonne, largeur: 1 });
  }
  return suites;
}

/** Les titres de la grille, qui restent en haut quand elle défile. */
export const EnteteGrille = memo(function EnteteGrille({ plan, lecture = false }: { plan: Plan; lecture?: boolean }) {
  const { sens, colonnes } = plan;
  const parApprenants = sens === 'apprenants';
  const suites = familles(colonnes);
  const groupees = parApprenants && suites.some((f) => f.largeur > 1);
  const hauteur = groupees ? 2 : 1;
  const etroite = !parApprenants || colonnes.length > LARGES;
  return (
    <thead>
      {groupees && (
        <tr>
          <Coin hauteur={hauteur} texte="Apprenant" />
          {suites.map(({ situation, largeur }) => (
            <th key={situation.id} scope="colgroup" colSpan={largeur} className="grille-famille">
              {largeur > 1 && (
                <span>
                  <b>{situation.parent ?? situation.titre}</b>
                </span>
              )}
            </th>
          ))}
          <th scope="col" rowSpan={hauteur}>
            Commentaire
          </th>
        </tr>
      )}
      <tr>
        {!groupees && <Coin hauteur={1} texte={parApprenants ? 'Apprenant' : 'Compétence'} />}
        {colonnes.map((colonne, n) => (
          <TitreColonne key={colonne.id} colonne={colonne} rang={n} {...{ etroite, lecture }} />
        ))}
        {parApprenants && !groupees && <th scope="col">Commentaire</th>}
      </tr>
    </thead>
  );
});

function Coin({ hauteur, texte }: { hauteur: number; texte: string }) {
  return (
    <th scope="col" rowSpan={hauteur} className="colle">
      {texte}
      <MesureNoms />
    </th>
  );
}

type PropsColonne = { colonne: Rangee; rang: number; etroite: boolean; lecture?: boolean };

/** Titre de colonne : le presser montre l'intitulé entier et permet de remplir la colonne. En lecture, il se lit. */
const TitreColonne = memo(function TitreColonne({ colonne, rang, etroite, lecture }: PropsColonne) {
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

/** Dans le coin de la grille : dit au cadre la largeur de la colonne des noms, qui couvre ce qui défile dessous. */
function MesureNoms() {
  const repere = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const coin = repere.current?.closest('th');
    const cadre = coin?.closest<HTMLElement>('.grille-cadre');
    if (!coin || !cadre || typeof ResizeObserver === 'undefined') return;
    const mesure = new ResizeObserver(() => cadre.style.setProperty('--gauche', `${coin.offsetWidth}px`));
    mesure.observe(coin);
    return () => mesure.disconnect();
  }, []);
  return <span ref={repere} hidden />;
}
