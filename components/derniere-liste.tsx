'use client';

import { useEffect } from 'react';
import { garderDansOnglet, lireDansOnglet } from '@/components/ui/memoire-onglet';

const cle = (base: string) => `liste:${base}`;

/** L'adresse de cette liste telle qu'on l'a quittée dans cet onglet, filtre et page compris ; `base` si on n'en vient pas. */
export const derniereListe = (base: string): string => lireDansOnglet<string>(cle(base)) ?? base;

/** À poser dans une liste : `adresse` est la sienne, là où « revenir » ramènera. */
export function RetenirListe({ base, adresse }: { base: string; adresse: string }) {
  useEffect(() => void garderDansOnglet(cle(base), adresse), [base, adresse]);
  return null;
}
