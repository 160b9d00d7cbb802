import { Degre } from '@/components/maitrise/degre';
import { ResultatEcrit } from '@/components/maitrise/resultat-ecrit';
import { Infobulle } from '@/components/ui/infobulle';
import { formaterJour } from '@/lib/dates';
import type { ResultatObtenu } from '@/lib/maitrise/regles';
import { dernierResultat } from '@/lib/maitrise/regles-tableau';

type Props = {
  /** Nul : le dernier résultat se lit ailleurs. */
  historique: readonly ResultatObtenu[] | null;
  fiches: number;
  intitule?: string;
};

/** Le dernier résultat d'une ligne (date et auteur en bulle), et combien de fiches y sont rattachées. */
export function DernierResultat({ historique, fiches, intitule }: Props) {
  const dernier = historique && dernierResultat(historique);
  return (
    <p className="flex items-center gap-3 text-sm whitespace-nowrap">
      {dernier?.degre ? (
        <span className="inline-flex items-center gap-2">
          {intitule} <Degre degre={dernier.degre} sansBulle />
          <Infobulle
            libelle={`Dernier résultat\u00a0: le ${formaterJour(dernier.jour)}, ${dernier.auteur}`}
            contenu={<ResultatEcrit resultat={dernier} />}
          />
        </span>
      ) : (
        historique && <span className="text-texte-doux">Pas encore de résultat</span>
      )}
      <span className="tabular-nums">
        {fiches} fiche{fiches > 1 && 's'}
      </span>
    </p>
  );
}
