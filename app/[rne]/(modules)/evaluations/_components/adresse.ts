import { creerAdresses } from '@/components/adresse-liste';
import { motifsDate } from '@/lib/evaluations/regles';
import type { FiltreListe } from '@/lib/evaluations/schema';

const SANS_FILTRE = { titre: '', date: '', auteur: '', annee: 0, niveau: 0 } as const;

const DEFAUT: FiltreListe = { ...SANS_FILTRE, vue: 'miennes', tri: 'date', sens: 'decroissant', page: 1 };

export const { adresse, tri } = creerAdresses(DEFAUT, 'date');

/** Vrai si la liste ne montre pas tout ce qu'elle pourrait. */
export const estFiltree = (filtre: FiltreListe): boolean =>
  filtre.page > 1 || Object.keys(SANS_FILTRE).some((cle) => Boolean(filtre[cle as keyof typeof SANS_FILTRE]));

/** L'adresse de la même vue, tout filtre retiré. */
export const toutAfficher = (base: string, filtre: FiltreListe): string => adresse(base, filtre, SANS_FILTRE);

/** Ce qu'il faut savoir du filtre de date quand ce qu'on y a écrit n'est pas une date. */
export const aideDate = ({ date }: FiltreListe): string | undefined =>
  date && motifsDate(date).length === 0 ? 'La date se cherche par ses chiffres\u00a0: 14/11, 11/2026…' : undefined;
