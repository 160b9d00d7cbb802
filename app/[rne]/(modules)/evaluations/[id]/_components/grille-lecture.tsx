import { Degre } from '@/components/degre';
import { Colonne, Tableau } from '@/components/ui/tableau';
import type { Grille } from '@/lib/evaluations/queries';
import { LegendeDegres } from './legende-degres';
import { rangeeItem, valeursDe } from './rangees';
import { cleCase, enDegre } from './saisie-grille';

/** La grille sans saisie, d'un bloc. */
export function GrilleLecture({ grille }: { grille: Grille }) {
  const valeurs = valeursDe(grille);
  const items = grille.items.map(rangeeItem);
  return (
    <>
      <div className="mb-3">
        <LegendeDegres />
      </div>
      <Tableau
        legende={`Résultats de «\u00a0${grille.evaluation.titre}\u00a0»`}
        legendeCachee
        dense
        hautEcran
        className="relative"
      >
        <thead>
          <tr>
            <Colonne className="colle">Apprenant</Colonne>
            {items.map((i) => (
              <Colonne key={i.id} className="centre">
                <span title={i.libelle}>{i.titre}</span>
                {items.length <= 8 && <span className="mt-0.5 line-clamp-3 min-w-24 font-normal">{i.libelle}</span>}
              </Colonne>
            ))}
            <Colonne>Commentaire</Colonne>
          </tr>
        </thead>
        <tbody>
          {grille.apprenants.map((a) => (
            <tr key={a.id}>
              <th scope="row" className="colle sm:whitespace-nowrap">
                {a.nom} {a.prenom}
              </th>
              {items.map((i) => (
                <td key={i.id} className="centre">
                  <Degre degre={enDegre(valeurs.get(cleCase(a.id, i.id)) ?? '')} sansBulle />
                </td>
              ))}
              <td className="min-w-48 whitespace-pre-line">{a.commentaire}</td>
            </tr>
          ))}
        </tbody>
      </Tableau>
    </>
  );
}
