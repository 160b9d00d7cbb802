import { creerAdresses } from '@/lib/listes';
import { motifsDate } from './regles';
import { type FiltreListe, schemaListe } from './schema';

/** Les deux modules où se lisent des évaluations : celles de l'année, celles d'avant. */
export type ModuleEvaluations = 'evaluations' | 'evaluations-anterieures';

export const { adresse, trie, filtrage } = creerAdresses(schemaListe, ['titre', 'date', 'auteur', 'annee', 'niveau']);

/** Vrai si la liste ne montre pas tout ce qu'elle pourrait. */
export const estFiltree = (filtre: FiltreListe): boolean => filtre.page > 1 || filtrage('', filtre).filtree;

/** Ce qu'il faut savoir du filtre de date quand ce qu'on y a écrit n'est pas une date. */
export const aideDate = ({ date }: FiltreListe): string | undefined =>
  date && motifsDate(date).length === 0 ? 'La date se cherche par ses chiffres\u00a0: 14/11, 11/2026…' : undefined;
