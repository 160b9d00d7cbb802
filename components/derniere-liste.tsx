'use client';

import { useEffect } from 'react';

const cle = (base: string) => `liste:${base}`;

/** L'adresse de cette liste telle qu'on l'a quittée dans cet onglet, filtre et page compris ; `base` si on n'en vient pas. */
export function derniereListe(base: string): string {
  try {
    return sessionStorage.getItem(cle(base)) ?? base;
  } catch {
    return base; // le navigateur ne garde rien : on perd le filtre, pas la liste
  }
}

/** À poser dans une liste : `adresse` est la sienne, là où « revenir » ramènera. */
export function RetenirListe({ base, adresse }: { base: string; adresse: string }) {
  useEffect(() => {
    try {
      sessionStorage.setItem(cle(base), adresse);
    } catch {} // même chose
  }, [base, adresse]);
  return null;
}
