'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Presentation } from '@/lib/degres/regles';

const Contexte = createContext<Presentation | null>(null);

/** Posé une fois, dans le gabarit des modules : les degrés tels que l'établissement les nomme et les code (PAR-4). */
export function FournisseurPresentation({ valeur, children }: { valeur: Presentation; children: ReactNode }) {
  return <Contexte value={valeur}>{children}</Contexte>;
}

/** Codes, intitulés et définitions des degrés de l'établissement. */
export function usePresentation(): Presentation {
  const presentation = useContext(Contexte);
  if (!presentation) throw new Error('Un degré est montré hors de FournisseurPresentation (gabarit des modules).');
  return presentation;
}
