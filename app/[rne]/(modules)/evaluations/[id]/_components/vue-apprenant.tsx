import { Degre } from '@/components/degre';
import { AvisOrigine } from '@/components/transferee';
import { Carte } from '@/components/ui/carte';
import { Colonne, Tableau } from '@/components/ui/tableau';
import type { Degre as NomDegre } from '@/lib/degres/regles';
import { rangeeItem } from '@/lib/evaluations/grille/plan';
import type { EvaluationLue } from '@/lib/evaluations/serveur/queries';
import type { ItemEvaluable } from '@/lib/referentiels/regles-items';
import { TeteEvaluation } from './tete-evaluation';

type Props = {
  base: string;
  evaluation: EvaluationLue;
  items: (ItemEvaluable & { degre: NomDegre | null })[];
  commentaire: string;
};

/** Ses résultats, l'intitulé de chaque item et de chaque degré, le commentaire de l'enseignant. */
export function VueApprenant({ base, evaluation, items, commentaire }: Props) {
  return (
    <>
      <TeteEvaluation base={base} evaluation={evaluation} />
      <AvisOrigine origine={evaluation.origine} />
      <Tableau legende="Vos résultats">
        <thead>
          <tr>
            <Colonne>Item évalué</Colonne>
            <Colonne>Résultat</Colonne>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const { titre, libelle, detail } = rangeeItem(item);
            return (
              <tr key={item.code}>
                <th scope="row">
                  <span className="font-semibold tabular-nums">{titre}</span> {libelle}
                  {detail && <span className="block font-normal text-texte-doux">{detail}</span>}
                </th>
                <td className="sm:whitespace-nowrap">
                  <Degre degre={item.degre} avecLibelle />
                </td>
              </tr>
            );
          })}
        </tbody>
      </Tableau>
      <Carte titre="Commentaire de l’enseignant" className="mt-6">
        {commentaire ? (
          <p className="max-w-prose whitespace-pre-line">{commentaire}</p>
        ) : (
          <p className="text-texte-doux">Pas de commentaire pour cette évaluation.</p>
        )}
      </Carte>
    </>
  );
}
