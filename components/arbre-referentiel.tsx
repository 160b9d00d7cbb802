'use client';

import { useMemo } from 'react';
import { NonVerifie, Precisions } from '@/components/choix-items-precisions';
import { basculerPrecision, changerItems, indexer, sansPrecisions } from '@/components/choix-items-regles';
import { ArbreACases } from '@/components/ui/arbre-a-cases';
import type { NoeudArbre as NoeudACases } from '@/components/ui/arbre-regles';
import type { NoeudArbre } from '@/lib/referentiels/arbre';

type Props = {
  libelle: string;
  arbre: readonly NoeudArbre[];
  /** Codes choisis, complexités et aléas compris, dans l'ordre voulu. */
  choisis: readonly string[];
  onChange: (choisis: string[]) => void;
  exemple?: string;
};

/**
 * L'arbre d'un référentiel, où l'on coche ce qui s'évalue. En GA, une situation cochée montre ses complexités et ses
 * aléas ; la décocher les retire du choix.
 */
export function ArbreReferentiel({ libelle, arbre, choisis, onChange, exemple }: Props) {
  const index = useMemo(() => indexer(arbre), [arbre]);
  const ensemble = new Set(choisis);

  function enNoeud(noeud: NoeudArbre): NoeudACases {
    const { code, evaluable, verifie, enfants, complexites, aleas } = noeud;
    const precisable = ensemble.has(code) && complexites.length + aleas.length > 0;
    return {
      id: code,
      code,
      libelle: noeud.libelle,
      cochable: evaluable,
      enfants: enfants.map(enNoeud),
      mentions: (precisable || !verifie) && (
        <>
          {precisable && (
            <Precisions
              situation={noeud}
              choisis={ensemble}
              onBasculer={(precision) => onChange(basculerPrecision(index, choisis, precision))}
            />
          )}
          {!verifie && <NonVerifie />}
        </>
      ),
    };
  }

  return (
    <ArbreACases
      libelle={libelle}
      noeuds={arbre.map(enNoeud)}
      choisis={sansPrecisions(index, choisis)}
      onChange={(items) => onChange(changerItems(index, choisis, items))}
      cocherTitres={false}
      {...(exemple !== undefined && { exemple })}
    />
  );
}
