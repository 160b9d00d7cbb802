import { BarreExpliquee } from '@/components/maitrise/barre-expliquee';
import type { Ligne } from '@/lib/maitrise/regles-tableau';
import { DernierResultat } from './dernier-resultat';

/** Une situation ou une compétence : ses barres, son dernier résultat (de chaque barre hors de la GA), ses fiches. */
export function LigneTrouvee({ ligne }: { ligne: Ligne }) {
  const ga = ligne.barres[0]?.cle === 'competence';
  return (
    <li className="flex flex-col gap-2 py-3 pr-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <p className="min-w-0 font-medium">
          <span className="tabular-nums">{ligne.code}</span> {ligne.libelle}
        </p>
        <DernierResultat
          historique={ga ? ligne.historique : null}
          fiches={ligne.fiches.length}
          intitule="Dernier résultat"
        />
      </div>
      <div className={ga ? 'grid gap-x-6 gap-y-2 sm:grid-cols-3' : 'flex flex-col gap-2'}>
        {ligne.barres.map((b) => (
          <BarreExpliquee key={b.cle} barre={b} enLigne={!ga} dernier={!ga} />
        ))}
      </div>
    </li>
  );
}
