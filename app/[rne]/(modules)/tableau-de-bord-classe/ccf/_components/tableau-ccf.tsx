import { BarreMaitrise } from '@/components/barre-maitrise';
import { Badge } from '@/components/ui/badge';
import { Lien } from '@/components/ui/lien';
import { Tableau } from '@/components/ui/tableau';
import { nomComplet } from '@/lib/apprenants/regles';
import type { Epreuve, Situation } from '@/lib/classe/regles-ccf';

type Props = {
  situations: readonly Situation[];
  epreuve: Epreuve;
  sansCritere: boolean;
  ga: boolean;
  /** Adresse du tableau de bord individuel, à compléter par l'apprenant. */
  tableauDeBord: string;
};

/** Un apprenant par ligne : ce qui est évalué, sa maîtrise, ses fiches de PFMP, et ce qui lui manque. */
export function TableauCcf({ situations, epreuve, sansCritere, ga, tableauDeBord }: Props) {
  const prets = situations.filter((s) => s.manques.length === 0).length;
  return (
    <>
      <p role="status" className="text-lg">
        {sansCritere ? (
          'Donnez au moins un critère : la colonne « Décision » dira qui l’atteint.'
        ) : (
          <>
            <strong>
              {prets} apprenant{prets > 1 && 's'} sur {situations.length}
            </strong>{' '}
            {prets > 1 ? 'atteignent' : 'atteint'} vos critères pour {epreuve.code}.
          </>
        )}
      </p>
      <p className="text-sm text-texte-doux">
        La part évaluée et la maîtrise portent sur les {ga ? 'situations' : 'compétences inclusives'} de l’épreuve,
        comme la moyenne de ses {ga ? 'pôles' : 'groupes'} au tableau de bord.
      </p>
      <Tableau legende={`Épreuve ${epreuve.code}`} legendeCachee dense>
        <thead>
          <tr>
            <th scope="col" className="colle">
              Apprenant
            </th>
            <th scope="col">Part évaluée</th>
            <th scope="col">Maîtrise</th>
            <th scope="col" className="nombre">
              Fiches en PFMP
            </th>
            <th scope="col">Décision</th>
            <th scope="col">Reste à évaluer</th>
          </tr>
        </thead>
        <tbody>
          {situations.map((s) => (
            <tr key={s.apprenant.id}>
              <th scope="row" className="colle">
                <Lien href={`${tableauDeBord}&apprenant=${s.apprenant.id}`} className="lien">
                  {nomComplet(s.apprenant)}
                </Lien>
              </th>
              <td className="whitespace-nowrap tabular-nums">
                {s.couverture}&nbsp;%{' '}
                <span className="text-texte-doux">
                  ({s.evaluees} sur {s.total})
                </span>
              </td>
              <td>
                <BarreMaitrise libelle="Maîtrise" pourcentage={s.maitrise} className="w-40" />
              </td>
              <td className="nombre">{s.pfmp}</td>
              <td>{!sansCritere && <Decision manques={s.manques} />}</td>
              <td className="text-sm text-texte-doux">{s.aEvaluer.join(', ') || '–'}</td>
            </tr>
          ))}
        </tbody>
      </Tableau>
    </>
  );
}

function Decision({ manques }: { manques: readonly string[] }) {
  if (manques.length === 0) return <Badge ton="succes">Critères atteints</Badge>;
  return <span>Il manque&nbsp;: {manques.join(', ')}</span>;
}
