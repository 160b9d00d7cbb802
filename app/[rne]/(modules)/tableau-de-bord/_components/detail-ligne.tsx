import { Degre } from '@/components/maitrise/degre';
import { ResultatEcrit } from '@/components/maitrise/resultat-ecrit';
import { LIEUX } from '@/lib/champs/regles-fiche';
import { formaterJour } from '@/lib/dates';
import type { ResultatObtenu } from '@/lib/maitrise/regles';
import { dernierResultat, type FicheSuivie, type Ligne } from '@/lib/maitrise/regles-tableau';
import type { LiensMaitrise } from '@/lib/passeport/regles-adresse';
import { TitreFiche } from './titre-fiche';

/** « Les 10 derniers résultats d’évaluation » (G 3.12.3). */
const DERNIERS = 10;

/** Nombre de fiches et dernier résultat, qui s’ouvrent sur les fiches et les dix derniers résultats. */
export function DetailLigne({ ligne, liens }: { ligne: Ligne; liens: LiensMaitrise }) {
  const { fiches, historique } = ligne;
  if (fiches.length === 0 && historique.length === 0)
    return <p className="text-sm text-texte-doux">Ni fiche ni résultat pour l’instant.</p>;
  return (
    <details>
      <summary className="w-fit text-sm pointer-coarse:min-h-11 pointer-coarse:py-2">
        <span className="lien">{`${fiches.length} fiche${fiches.length > 1 ? 's' : ''}`}</span>
        <DernierResultat ligne={ligne} />
      </summary>
      <div className="mt-3 grid gap-x-8 gap-y-4 text-sm lg:grid-cols-2">
        {fiches.length > 0 && (
          <div>
            <p className="mb-1 font-medium">Fiches du passeport</p>
            <ul className="flex flex-col gap-2">
              {fiches.map((f) => (
                <Fiche key={f.id} fiche={f} href={liens.fiche(f.id)} />
              ))}
            </ul>
          </div>
        )}
        {historique.length > 0 && (
          <div>
            <p className="mb-1 font-medium">
              {historique.length > DERNIERS ? `Les ${DERNIERS} derniers résultats` : 'Résultats'}
            </p>
            <ul className="flex flex-col gap-2">
              {historique.slice(0, DERNIERS).map((r) => (
                <li key={r.id}>
                  <ResultatEcrit resultat={r} sur={noteAutreChose(r, ligne)} />
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </details>
  );
}

function DernierResultat({ ligne }: { ligne: Ligne }) {
  const dernier = dernierResultat(ligne.historique);
  if (!dernier?.degre) return <span className="text-texte-doux"> · pas encore de résultat</span>;
  return (
    <span>
      {' '}
      · dernier résultat <Degre degre={dernier.degre} sansBulle /> le{' '}
      <span className="tabular-nums">{formaterJour(dernier.jour)}</span>
    </span>
  );
}

/** Le code de la compétence inclusive que ce résultat note, s’il ne note pas la ligne entière. */
const noteAutreChose = (r: ResultatObtenu, ligne: Ligne): string | undefined =>
  r.items.includes(ligne.code) ? undefined : r.items[0];

/** Une fiche : titre, date, lieu, dernier résultat et nombre d’évaluations. */
function Fiche({ fiche, href }: { fiche: FicheSuivie; href: string | null }) {
  const dernier = dernierResultat(fiche.bacpro);
  return (
    <li className="flex items-start gap-2">
      <Degre degre={dernier?.degre ?? null} sansBulle />
      <span className="min-w-0">
        <TitreFiche titre={fiche.titre} href={href} />
        <span className="block text-texte-doux">
          {formaterJour(fiche.faiteLe)} · {LIEUX[fiche.lieu]} ·{' '}
          {fiche.bacpro.length === 1 ? '1 évaluation' : `${fiche.bacpro.length} évaluations`}
        </span>
      </span>
    </li>
  );
}
