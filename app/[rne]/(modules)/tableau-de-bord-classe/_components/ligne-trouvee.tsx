import { BarreExpliquee } from '@/components/barre-expliquee';
import { Degre } from '@/components/degre';
import { ResultatEcrit } from '@/components/resultat-ecrit';
import { Infobulle } from '@/components/ui/infobulle';
import { formaterJour } from '@/lib/dates';
import { dernierResultat, type Ligne } from '@/lib/maitrise/tableau';

/** Une situation ou une compétence : ses barres, son dernier résultat (date et auteur en bulle), ses fiches. */
export function LigneTrouvee({ ligne }: { ligne: Ligne }) {
  const ga = ligne.barres[0]?.cle === 'competence';
  const dernier = dernierResultat(ligne.historique);
  return (
    <li className="flex flex-col gap-2 py-3 pr-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <p className="min-w-0 font-medium">
          <span className="tabular-nums">{ligne.code}</span> {ligne.libelle}
        </p>
        <p className="flex items-center gap-3 text-sm whitespace-nowrap">
          {dernier?.degre ? (
            <span className="inline-flex items-center gap-2">
              Dernier résultat <Degre degre={dernier.degre} sansBulle />
              <Infobulle
                libelle={`Dernier résultat : le ${formaterJour(dernier.jour)}, ${dernier.auteur}`}
                contenu={<ResultatEcrit resultat={dernier} />}
              />
            </span>
          ) : (
            <span className="text-texte-doux">Pas encore de résultat</span>
          )}
          <span className="tabular-nums">
            {ligne.fiches.length} fiche{ligne.fiches.length > 1 && 's'}
          </span>
        </p>
      </div>
      <div className={ga ? 'grid gap-x-6 gap-y-2 sm:grid-cols-3' : 'flex flex-col gap-2'}>
        {ligne.barres.map((b) => (
          <BarreExpliquee key={b.cle} barre={b} enLigne={!ga} />
        ))}
      </div>
    </li>
  );
}
