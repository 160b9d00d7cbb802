'use client';

import { CasesLigne } from './case-saisie';
import { BoutonCommentaire, Commentaire } from './commentaire';
import { MenuDegres } from './menu-degres';
import { type Grillage, useGestes } from './tableau-gestes';
import { TitreColonne, TitreLigne } from './titres-rangees';

/** La grille de saisie : une touche écrit, les flèches mènent partout, un clic ouvre les degrés. */
export function TableauSaisie({ legende, ...grillage }: Grillage & { legende: string }) {
  const { saisie, sens, lignes, colonnes } = grillage;
  const { table, cible, annonce, surTouche, surClic, surSortie, choisir, fermer, quitterCommentaire } =
    useGestes(grillage);
  const parApprenants = sens === 'apprenants';
  const serree = !parApprenants || colonnes.length > 8;
  return (
    <div className="tableau-cadre relative max-h-[calc(100dvh-11rem)] scroll-pt-32 scroll-pl-56">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: un tableau où l'on saisit est une grille ARIA.
        role="grid"
        className="tableau w-auto"
        data-dense
        onKeyDown={surTouche}
        onClick={surClic}
        onBlur={surSortie}
      >
        <caption className="sr-only">{legende}</caption>
        <thead>
          <tr>
            <th scope="col" className="colle">
              {parApprenants ? 'Apprenant' : 'Compétence'}
            </th>
            {colonnes.map((colonne, n) => (
              <TitreColonne key={colonne.id} {...{ colonne, serree }} vertical={!parApprenants} ou={`-1:${n}`} />
            ))}
            {parApprenants && <th scope="col">Commentaire</th>}
          </tr>
        </thead>
        <tbody>
          {lignes.map((ligne, rang) => (
            <tr key={ligne.id}>
              <TitreLigne ligne={ligne} ou={`${rang}:-1`} />
              <CasesLigne {...{ saisie, sens, ligne, rang, colonnes }} />
              {parApprenants && (
                <Commentaire saisie={saisie} apprenant={ligne} rang={rang} onTab={quitterCommentaire} />
              )}
            </tr>
          ))}
          {!parApprenants && (
            <tr>
              <th scope="row" className="colle">
                Commentaire
              </th>
              {colonnes.map((colonne) => (
                <BoutonCommentaire key={colonne.id} saisie={saisie} apprenant={colonne} />
              ))}
            </tr>
          )}
        </tbody>
      </table>
      <MenuDegres cible={cible} onChoisir={choisir} onFermer={fermer} />
      <p role="status" className="sr-only">
        {annonce}
      </p>
    </div>
  );
}
