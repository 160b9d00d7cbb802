'use client';

import { useEffect, useState } from 'react';
import { garderDansOnglet, lireDansOnglet } from '@/components/ui/memoire-onglet';

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
    garderDansOnglet(cle, suivante);
  };
  return [selection, changer] as const;
}

const relire = (cle: string): Selection => ({ ...VIDE, ...lireDansOnglet<Partial<Selection>>(cle) });
