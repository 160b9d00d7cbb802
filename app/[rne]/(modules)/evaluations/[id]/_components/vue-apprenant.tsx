import { Degre } from '@/components/maitrise/degre';
import type { Colonne } from '@/components/tableau/colonne';
import { Tableau } from '@/components/tableau/tableau';
import { AvisOrigine } from '@/components/transferee';
import { Carte } from '@/components/ui/carte';
import type { Degre as NomDegre } from '@/lib/degres/regles';
import { rangeeItem } from '@/lib/evaluations/grille/plan';
import type { EvaluationLue } from '@/lib/evaluations/serveur/queries';
import type { ItemEvaluable } from '@/lib/referentiels/regles-items';
import { TeteEvaluation } from './tete-evaluation';

type ItemEvalue = ItemEvaluable & { degre: NomDegre | null };

const COLONNES: Colonne<ItemEvalue>[] = [
  {
    cle: 'item',
    titre: 'Item évalué',
    nomme: true,
    cellule: (item) => {
      const { titre, libelle, detail } = rangeeItem(item);
      return (
        <>
          <span className="font-semibold tabular-nums">{titre}</span> {libelle}
          {detail && <span className="block font-normal text-texte-doux">{detail}</span>}
        </>
      );
    },
  },
  {
    cle: 'resultat',
    titre: 'Résultat',
    className: 'sm:whitespace-nowrap',
    cellule: (item) => <Degre degre={item.degre} avecLibelle />,
  },
];

type Props = {
  rne: string;
  evaluation: EvaluationLue;
  items: ItemEvalue[];
  commentaire: string;
};

/** Ses résultats, l'intitulé de chaque item et de chaque degré, le commentaire de l'enseignant. */
export function VueApprenant({ rne, evaluation, items, commentaire }: Props) {
  return (
    <>
      <TeteEvaluation rne={rne} evaluation={evaluation} />
      <AvisOrigine origine={evaluation.origine} />
      <Tableau legende="Vos résultats" colonnes={COLONNES} lignes={items} cle={(i) => i.code} />
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
