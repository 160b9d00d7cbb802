'use client';

import './grille.css';
import { BoutonCommentaire } from './commentaire';
import { EnteteGrille } from './entete-grille';
import { LigneGrille } from './ligne-grille';
import { MenuDegres } from './menu-degres';
import { type Grillage, useTableau } from './tableau-branchement';

/** La grille de saisie : une touche écrit et passe à la suite, les flèches mènent partout, un clic ouvre les degrés. */
export function TableauSaisie({ legende, ...grillage }: Grillage & { legende: string }) {
  const { saisie, plan } = grillage;
  const { table, annonces, cible, choisir, fermer } = useTableau(grillage);
  const parApprenants = plan.sens === 'apprenants';
  return (
    <div className="tableau-cadre grille-cadre">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: un tableau où l'on saisit est une grille ARIA.
        role="grid"
        aria-multiselectable="true"
        className="tableau grille"
      >
        <caption className="sr-only">{legende}</caption>
        <colgroup>
          <col />
          {plan.colonnes.map((c) => (
            <col key={c.id} />
          ))}
        </colgroup>
        <EnteteGrille plan={plan} />
        <tbody>
          {plan.lignes.map((ligne, rang) => (
            <LigneGrille key={ligne.id} {...{ saisie, plan, rang }} />
          ))}
        </tbody>
        {!parApprenants && (
          <tfoot>
            <tr>
              <th scope="row" className="colle">
                Commentaire
              </th>
              {plan.colonnes.map((colonne, rang) => (
                <BoutonCommentaire key={colonne.id} saisie={saisie} apprenant={colonne} rang={rang} />
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      <MenuDegres cible={cible} onChoisir={choisir} onFermer={fermer} />
      <p role="status" className="sr-only" ref={annonces} />
    </div>
  );
}
