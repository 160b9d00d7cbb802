'use client';

import { useMemo } from 'react';
import { NonVerifie } from '@/components/non-verifie';
import { ArbreACases } from '@/components/ui/arbre-a-cases';
import type { NoeudArbre as NoeudACases } from '@/components/ui/arbre-regles';
import type { NoeudArbre } from '@/lib/referentiels/regles-arbre';
import { changerItems, indexer, sansPrecisions } from './regles';

type Props = {
  libelle: string;
  arbre: readonly NoeudArbre[];
  /** Codes choisis, complexités et aléas compris, dans l'ordre voulu. */
  choisis: readonly string[];
  onChange: (choisis: string[]) => void;
  exemple?: string;
};

const enNoeud = ({ code, libelle, competence, evaluable, verifie, enfants }: NoeudArbre): NoeudACases => ({
  id: code,
  code,
  libelle,
  ...(competence && { detail: competence }),
  cochable: evaluable,
  enfants: enfants.map(enNoeud),
  mentions: !verifie && <NonVerifie />,
});

/**
 * L'arbre d'un référentiel, où l'on coche ce qui s'évalue. Décocher une situation de la GA retire du choix ses complexités
 * et ses aléas, qui se choisissent ailleurs (`Precisions`).
 */
export function ArbreReferentiel({ libelle, arbre, choisis, onChange, exemple }: Props) {
  const index = useMemo(() => indexer(arbre), [arbre]);
  const noeuds = useMemo(() => arbre.map(enNoeud), [arbre]);
  return (
    <ArbreACases
      libelle={libelle}
      noeuds={noeuds}
      choisis={sansPrecisions(index, choisis)}
      onChange={(items) => onChange(changerItems(index, choisis, items))}
      cocherTitres={false}
      {...(exemple !== undefined && { exemple })}
    />
  );
}
