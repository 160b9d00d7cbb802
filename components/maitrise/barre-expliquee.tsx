import { Badge } from '@/components/ui/badge';
import { cx } from '@/components/ui/cx';
import { Infobulle } from '@/components/ui/infobulle';
import type { ResultatObtenu } from '@/lib/maitrise/regles';
import { type Barre, dernierResultat, estPrecision } from '@/lib/maitrise/regles-tableau';
import { BarreMaitrise, ecrirePourcentage } from './barre-maitrise';
import { Degre } from './degre';
import { ResultatEcrit } from './resultat-ecrit';

/** Au-delà, les résultats plus anciens sont seulement comptés. */
const MONTRES = 10;

type Props = {
  barre: Barre;
  /** L’intitulé à gauche de la barre. */
  enLigne: boolean;
  /** Montre aussi le dernier résultat. */
  dernier?: boolean;
};

/** Une barre, son intitulé et la bulle des résultats qui l’ont faite. */
export function BarreExpliquee({ barre, enLigne, dernier = false }: Props) {
  const { libelle, pourcentage, evalues, total } = barre;
  const liste = estPrecision(barre);
  return (
    <div className={cx(enLigne && 'grid items-center gap-x-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,16rem)]')}>
      <div className="flex items-center justify-between gap-2 text-sm">
        <span className="min-w-0">
          {enLigne && <span className="text-texte-doux tabular-nums">{barre.cle} </span>}
          {libelle}
          {liste && total > 0 && (
            <span className="text-texte-doux">
              {' '}
              · {evalues} sur {total}
            </span>
          )}
          {enLigne && !barre.verifie && (
            <Badge ton="attention" className="ml-1">
              non vérifié
            </Badge>
          )}
        </span>
        {dernier && <Dernier resultats={barre.details[0]?.mesure.resultats ?? []} />}
        {total > 0 && (
          <Infobulle libelle={`Résultats\u00a0: ${libelle}`} contenu={<Bulle barre={barre} liste={liste} />} />
        )}
      </div>
      {total > 0 ? (
        <BarreMaitrise libelle={libelle} pourcentage={pourcentage} vierge={evalues === 0} />
      ) : (
        <p className="text-sm text-texte-doux">Aucun dans le référentiel</p>
      )}
    </div>
  );
}

function Dernier({ resultats }: { resultats: readonly ResultatObtenu[] }) {
  const degre = dernierResultat(resultats)?.degre;
  return degre && <Degre degre={degre} sansBulle className="ml-auto" />;
}

/** Dans une bulle, qui est un `span` : ni bloc ni liste HTML. */
function Bulle({ barre, liste }: { barre: Barre; liste: boolean }) {
  return (
    <span className="block max-h-[60vh] overflow-y-auto">
      <strong className="mb-1 block">
        {barre.libelle}&nbsp;: {ecrirePourcentage(barre.pourcentage)}
      </strong>
      <span className="flex flex-col gap-2">
        {liste ? barre.details.map((d) => <Precision key={d.code} detail={d} />) : <Resultats barre={barre} />}
        {liste && <span className="text-texte-doux">Moyenne de toute la liste, le meilleur résultat de chacun.</span>}
      </span>
    </span>
  );
}

function Precision({ detail }: { detail: Barre['details'][number] }) {
  const { retenu } = detail.mesure;
  return (
    <span className="block">
      <span className="block">{detail.libelle}</span>
      {retenu ? (
        <ResultatEcrit resultat={retenu} />
      ) : (
        <span className="text-texte-doux">Non évalué&nbsp;: 0&nbsp;%</span>
      )}
    </span>
  );
}

function Resultats({ barre }: { barre: Barre }) {
  const mesure = barre.details[0]?.mesure;
  if (!mesure || mesure.resultats.length === 0) return <span>Aucun résultat pour l’instant.</span>;
  const reste = mesure.resultats.length - MONTRES;
  return (
    <>
      {mesure.resultats.slice(0, MONTRES).map((r) => (
        <span key={r.id} className="block">
          <ResultatEcrit resultat={r} retenu={r === mesure.retenu} />
        </span>
      ))}
      {reste > 0 && <span>et {reste} plus anciens</span>}
      <span className="text-texte-doux">
        {barre.cle === 'competence' ? 'Le meilleur résultat est retenu.' : 'Le dernier résultat qui compte est retenu.'}
      </span>
    </>
  );
}
