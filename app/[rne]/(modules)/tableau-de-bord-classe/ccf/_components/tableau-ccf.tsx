import { BarreMaitrise } from '@/components/maitrise/barre-maitrise';
import type { Colonne } from '@/components/tableau/colonne';
import { Tableau } from '@/components/tableau/tableau';
import { Badge } from '@/components/ui/badge';
import { Lien } from '@/components/ui/lien';
import { adresseDe } from '@/lib/adresses/regles';
import { nomComplet } from '@/lib/apprenants/regles';
import type { Epreuve, Situation } from '@/lib/classe/regles-ccf';

const colonnes = (rne: string, classe: string, sansCritere: boolean): Colonne<Situation>[] => [
  {
    cle: 'apprenant',
    titre: 'Apprenant',
    nomme: true,
    className: 'colle',
    cellule: (s) => (
      <Lien href={adresseDe(rne, 'tableau-de-bord', { classe, apprenant: s.apprenant.id })} className="lien">
        {nomComplet(s.apprenant)}
      </Lien>
    ),
  },
  {
    cle: 'couverture',
    titre: 'Part évaluée',
    className: 'whitespace-nowrap tabular-nums',
    cellule: (s) => (
      <>
        {s.couverture}&nbsp;%{' '}
        <span className="text-texte-doux">
          ({s.evaluees} sur {s.total})
        </span>
      </>
    ),
  },
  {
    cle: 'maitrise',
    titre: 'Maîtrise',
    cellule: (s) => <BarreMaitrise libelle="Maîtrise" pourcentage={s.maitrise} className="w-40" />,
  },
  { cle: 'pfmp', titre: 'Fiches en PFMP', className: 'nombre', cellule: (s) => s.pfmp },
  { cle: 'decision', titre: 'Décision', cellule: (s) => !sansCritere && <Decision manques={s.manques} /> },
  {
    cle: 'reste',
    titre: 'Reste à évaluer',
    cellule: (s) => <span className="text-sm text-texte-doux">{s.aEvaluer.join(', ') || '–'}</span>,
  },
];

type Props = {
  situations: readonly Situation[];
  epreuve: Epreuve;
  sansCritere: boolean;
  ga: boolean;
  rne: string;
  classe: string;
};

/** Un apprenant par ligne : ce qui est évalué, sa maîtrise, ses fiches de PFMP, et ce qui lui manque. */
export function TableauCcf({ situations, epreuve, sansCritere, ga, rne, classe }: Props) {
  const prets = situations.filter((s) => s.manques.length === 0).length;
  return (
    <>
      <p role="status" className="text-lg">
        {sansCritere ? (
          'Donnez au moins un critère\u00a0: la colonne «\u00a0Décision\u00a0» dira qui l’atteint.'
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
      <Tableau
        legende={`Épreuve ${epreuve.code}`}
        legendeCachee
        dense
        colonnes={colonnes(rne, classe, sansCritere)}
        lignes={situations}
        cle={(s) => s.apprenant.id}
      />
    </>
  );
}

function Decision({ manques }: { manques: readonly string[] }) {
  if (manques.length === 0) return <Badge ton="succes">Critères atteints</Badge>;
  return <span>Il manque&nbsp;: {manques.join(', ')}</span>;
}
