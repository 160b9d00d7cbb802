import { memo } from 'react';
import type { Plan, Rangee } from '@/lib/evaluations/grille/plan';
import { MesureNoms } from './mesure-noms';
import { TitreColonne } from './titres-rangees';

/** Au-delà, les titres de colonne s'écrivent de bas en haut : les commentaires restent en vue sur un écran de 1280. */
const LARGES = 5;

interface Famille {
  situation: Rangee;
  largeur: number;
}

/** Les colonnes qui se suivent sous une même situation de la GA : elle-même, ses complexités, ses aléas. */
export function familles(colonnes: readonly Rangee[]): Famille[] {
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
