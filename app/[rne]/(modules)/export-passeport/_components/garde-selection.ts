'use client';

import { useEffect, useState } from 'react';

/** Ce que l'apprenant a coché et renommé. */
export interface Selection {
  /** Clés des lignes cochées, dans l'ordre. */
  choisies: string[];
  /** Noms changés, par clé de ligne. */
  noms: Record<string, string>;
  pieces: boolean;
  recap: boolean;
}

const VIDE: Selection = { choisies: [], noms: {}, pieces: false, recap: false };

/** La sélection, retrouvée après avoir ouvert une fiche par « Voir » ; le temps de l'onglet du navigateur. */
export function useSelection(cle: string) {
  const [selection, setSelection] = useState<Selection>(VIDE);
  useEffect(() => setSelection(relire(cle)), [cle]);
  const changer = (change: Partial<Selection>) => {
    const suivante = { ...selection, ...change };
    setSelection(suivante);
    try {
      sessionStorage.setItem(cle, JSON.stringify(suivante));
    } catch {
      // Stockage fermé par le navigateur : la sélection vit le temps de la page.
    }
  };
  return [selection, changer] as const;
}

function relire(cle: string): Selection {
  try {
    return { ...VIDE, ...JSON.parse(sessionStorage.getItem(cle) ?? '{}') };
  } catch {
    return VIDE;
  }
}
