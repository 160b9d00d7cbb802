import { ecrirePourcentage } from '@/components/maitrise/barre-maitrise';
import type { Colonne } from '@/components/tableau/colonne';
import { Tableau } from '@/components/tableau/tableau';
import { EtatVide } from '@/components/ui/etat-vide';
import { formaterJour } from '@/lib/dates';
import type { Etape } from '@/lib/maitrise/regles-progression';

// Les textes sont dans l’échelle du dessin : plus grands sur un téléphone, où il rétrécit.
const TEXTE = 'fill-texte-doux text-[17px] sm:text-[9px]';
const [L, H, G, B] = [480, 180, 54, 26];

/** Le chemin parcouru : la maîtrise moyenne et la part évaluée, mois par mois ; les mêmes nombres en tableau. */
export function Courbe({ etapes }: { etapes: readonly Etape[] }) {
  const dernier = etapes.at(-1);
  if (!dernier) return <EtatVide titre="Pas encore de résultat">La courbe commencera avec la première fiche.</EtatVide>;
  const x = (rang: number) => G + (rang * (L - G - 8)) / Math.max(1, etapes.length - 1);
  const y = (valeur: number) => 8 + ((100 - valeur) * (H - B - 8)) / 100;
  const tracer = (valeur: (e: Etape) => number | null) =>
    etapes.flatMap((e, rang) => {
      const v = valeur(e);
      return v === null ? [] : [`${x(rang).toFixed(1)},${y(v).toFixed(1)}`];
    });
  const evaluee = (e: Etape) => (e.total === 0 ? 0 : (100 * e.evalues) / e.total);
  return (
    <>
      <figure className="max-w-3xl rounded-lg border border-filet bg-surface p-4">
        <figcaption className="mb-2 flex flex-wrap gap-x-6 gap-y-1">
          <span className="inline-flex items-center gap-2">
            <span aria-hidden="true" className="h-1 w-6 rounded-sm bg-accent" /> Maîtrise moyenne&nbsp;:{' '}
            {ecrirePourcentage(dernier.pourcentage)}
          </span>
          <span className="inline-flex items-center gap-2">
            <span aria-hidden="true" className="w-6 border-t-2 border-dashed border-texte-doux" /> Part évaluée&nbsp;:{' '}
            {dernier.evalues} sur {dernier.total}
          </span>
        </figcaption>
        <svg
          viewBox={`0 0 ${L} ${H}`}
          role="img"
          aria-label="Progression, mois par mois. Les nombres sont dans le tableau qui suit."
        >
          {[0, 50, 100].map((v) => (
            <g key={v}>
              <line x1={G} x2={L - 8} y1={y(v)} y2={y(v)} className="stroke-filet" />
              <text x={G - 6} y={y(v) + 4} textAnchor="end" className={TEXTE}>
                {v}&nbsp;%
              </text>
            </g>
          ))}
          <polyline
            points={tracer(evaluee).join(' ')}
            fill="none"
            strokeWidth="1.5"
            strokeDasharray="5 4"
            className="stroke-texte-doux"
          />
          <polyline
            points={tracer((e) => e.pourcentage).join(' ')}
            fill="none"
            strokeWidth="2"
            className="stroke-accent"
          />
          {[0, etapes.length - 1].map((rang) => (
            <text key={rang} x={x(rang)} y={H - 6} textAnchor={rang === 0 ? 'start' : 'end'} className={TEXTE}>
              {formaterJour(etapes[rang]?.jour).slice(3)}
            </text>
          ))}
        </svg>
      </figure>
      <details>
        <summary className="lien w-fit pointer-coarse:min-h-11 pointer-coarse:py-2">Les nombres, mois par mois</summary>
        <Nombres etapes={etapes} />
      </details>
    </>
  );
}

const COLONNES: Colonne<Etape>[] = [
  { cle: 'jour', titre: 'Au', nomme: true, cellule: (e) => formaterJour(e.jour) },
  {
    cle: 'maitrise',
    titre: 'Maîtrise moyenne',
    className: 'nombre',
    cellule: (e) => ecrirePourcentage(e.pourcentage),
  },
  { cle: 'evaluees', titre: 'Évaluées', className: 'nombre', cellule: (e) => `${e.evalues} sur ${e.total}` },
  { cle: 'fiches', titre: 'Fiches', className: 'nombre', cellule: (e) => e.fiches },
];

const Nombres = ({ etapes }: { etapes: readonly Etape[] }) => (
  <div className="mt-3">
    <Tableau
      legende="Progression mois par mois"
      legendeCachee
      dense
      colonnes={COLONNES}
      lignes={[...etapes].reverse()}
      cle={(e) => e.jour}
    />
  </div>
);
