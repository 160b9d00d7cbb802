import { creerAdresses } from '@/components/adresse-liste';
import type { FiltreListe } from '@/lib/evaluations/schema';

const SANS_FILTRE = { titre: '', date: '', auteur: '', annee: 0, niveau: 0 } as const;

const DEFAUT: FiltreListe = { ...SANS_FILTRE, vue: 'miennes', tri: 'date', sens: 'decroissant', page: 1 };

export const { adresse, tri } = creerAdresses(DEFAUT, 'date');

/** Vrai si la liste ne montre pas tout ce qu'elle pourrait. */
export const estFiltree = (filtre: FiltreListe): boolean =>
  filtre.page > 1 || Object.keys(SANS_FILTRE).some((cle) => Boolean(filtre[cle as keyof typeof SANS_FILTRE]));

/** L'adresse de la même vue, tout filtre retiré. */
export const toutAfficher = (base: string, filtre: FiltreListe): string => adresse(base, filtre, SANS_FILTRE);
