import { DEGRES } from '@/lib/degres/regles';
import { POURCENTAGES, type Regle } from '@/lib/maitrise/regles';
import { Degre } from './degre';

/** « Comment c’est calculé&nbsp;? » : la règle du diplôme (G 3.12) et la valeur de chaque degré. */
export function Explication({ regle }: { regle: Regle }) {
  return (
    <details className="rounded-lg border border-filet bg-surface px-4 py-3">
      <summary className="w-fit font-medium pointer-coarse:min-h-11 pointer-coarse:py-2">
        Comment c’est calculé&nbsp;?
      </summary>
      <div className="mt-3 flex max-w-prose flex-col gap-3 text-sm">
        {regle === 'meilleur' ? <RegleGa /> : <RegleCompetences />}
        <p>
          La couleur d’une barre est celle du degré dont elle est le plus proche&nbsp;; son pourcentage est toujours
          écrit. Le bouton «&nbsp;i&nbsp;» à côté d’une barre liste les résultats qui l’ont faite.
        </p>
        <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
          {DEGRES.map((degre) => (
            <li key={degre} className="flex items-center gap-2">
              <Degre degre={degre} avecLibelle sansBulle />
              <span className="tabular-nums">
                {POURCENTAGES[degre] === null ? 'ne compte pas' : `${POURCENTAGES[degre]}\u00a0%`}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

function RegleGa() {
  return (
    <>
      <p>
        Seules les fiches du passeport professionnel comptent, hors brouillons et corbeille. Pour chaque item, c’est le{' '}
        <strong>meilleur</strong> de tous les résultats reçus qui est retenu.
      </p>
      <p>
        Le résultat d’une fiche vaut pour sa compétence, et pour chaque complexité et chaque aléa retenus ce jour-là.
        Les barres «&nbsp;Complexités&nbsp;» et «&nbsp;Aléas&nbsp;» sont une moyenne sur <strong>toute</strong> la liste
        de la situation&nbsp;: ce qui n’est pas encore évalué y vaut 0&nbsp;%.
      </p>
      <p>La moyenne d’un pôle est celle des compétences évaluées seulement&nbsp;; leur nombre est écrit à côté.</p>
    </>
  );
}

function RegleCompetences() {
  return (
    <>
      <p>
        Les évaluations et les fiches du passeport comptent, hors brouillons et corbeille. Pour chaque compétence
        inclusive, c’est le <strong>dernier</strong> résultat qui est retenu.
      </p>
      <p>
        Un résultat donné à la compétence entière, comme celui d’une fiche, vaut à sa date pour chacune de ses
        compétences inclusives, jusqu’à ce qu’un résultat plus récent le remplace.
      </p>
      <p>La moyenne d’un groupe est celle des compétences évaluées seulement&nbsp;; leur nombre est écrit à côté.</p>
    </>
  );
}
