import { formaterJour } from '@/lib/dates';
import type { ResultatObtenu } from '@/lib/maitrise/regles';
import { Degre } from './degre';

const SOURCES = { evaluation: 'évaluation', fiche: 'fiche' } as const;

type Props = {
  resultat: ResultatObtenu;
  retenu?: boolean;
  /** Code de ce qu’il note, quand ce n’est pas dit autour. */
  sur?: string | undefined;
};

/** Un résultat en toutes lettres : degré, date, auteur, ce d’où il vient, remarque. Que des `span` : tient dans une bulle. */
export function ResultatEcrit({ resultat: r, retenu = false, sur }: Props) {
  return (
    <span className="flex items-start gap-2">
      {r.degre && <Degre degre={r.degre} sansBulle />}
      <span className="min-w-0">
        {!r.degre && 'Appréciation '}
        <span className="tabular-nums">{formaterJour(r.jour)}</span>, {r.auteur}
        {retenu && <strong className="font-semibold"> · retenu</strong>}
        <span className="block text-texte-doux">
          {sur && <span className="tabular-nums">{sur}, </span>}
          {SOURCES[r.source]} «&nbsp;{r.titre}&nbsp;»
        </span>
        {r.remarque && <span className="block italic">{r.remarque}</span>}
      </span>
    </span>
  );
}
