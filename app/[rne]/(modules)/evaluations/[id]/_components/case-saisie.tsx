'use client';

import { memo } from 'react';
import { usePresentation } from '@/components/presentation';
import { cleCroisee, type Rangee, type Sens } from './rangees';
import { type Cle, enDegre, type SaisieGrille } from './saisie-grille';
import { useValeur } from './saisie-hooks';

/**
 * Une case : son code, sur toute sa surface, ou le début qu'on en tape (`data-attente`). Le clavier et la souris sont
 * suivis par le tableau.
 */
const CaseSaisie = memo(function CaseSaisie({ saisie, cle, ou }: { saisie: SaisieGrille; cle: Cle; ou: string }) {
  const degre = enDegre(useValeur(saisie, cle));
  const presentation = usePresentation();
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: dans une grille ARIA, une cellule se parcourt.
      role="gridcell"
      data-case={ou}
      tabIndex={-1}
      aria-label={degre ? `${presentation[degre].libelle}, ${presentation[degre].code}` : 'Vide'}
      className="relative cursor-cell p-0.5 outline-offset-[-3px] outline-anneau after:absolute after:inset-0.5 after:hidden after:place-items-center after:rounded-sm after:border after:border-dashed after:border-filet-fort after:bg-surface after:text-sm after:font-bold after:content-[attr(data-attente)_'…'] focus:outline-3 data-attente:after:grid"
    >
      <span
        aria-hidden="true"
        data-degre={degre ?? undefined}
        className="grid h-8 min-w-10 place-items-center rounded-sm border border-filet bg-(--degre) text-sm font-bold text-(--degre-texte) data-degre:border-(--degre-filet)"
      >
        {degre && presentation[degre].code}
      </span>
    </td>
  );
});

type Props = { saisie: SaisieGrille; sens: Sens; ligne: Rangee; rang: number; colonnes: readonly Rangee[] };

/** Les cases d'une ligne. */
export const CasesLigne = memo(function CasesLigne({ saisie, sens, ligne, rang, colonnes }: Props) {
  return colonnes.map((colonne, n) => (
    <CaseSaisie key={colonne.id} saisie={saisie} cle={cleCroisee(sens, ligne.id, colonne.id)} ou={`${rang}:${n}`} />
  ));
});
