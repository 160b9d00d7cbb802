import type { Degre, Presentation } from '@/lib/degres/regles';
import { degreDuDebut, lireTouche, rangsActifs } from '@/lib/degres/regles-clavier';

export type DegreFiche = Exclude<Degre, 'absent'>;

/** Ce qu'une touche choisit : un degré, `null` pour n'en donner aucun, rien si elle ne veut rien dire. */
export interface Choix {
  degre?: DegreFiche | null;
  /** Le début d'un code qui attend sa suite. */
  attente: string;
}

/** Le degré qu'une touche choisit pour une fiche, par son code ou son rang, comme dans la grille des évaluations. */
export function choisir(touche: { key: string; code: string }, attente: string, codes: Presentation): Choix | null {
  if (touche.key === 'Backspace') return null;
  const frappe = lireTouche(touche, attente, codes);
  if (!frappe) return null;
  const degre = frappe.degre === undefined ? degreDuDebut(frappe.attente, codes) : frappe.degre;
  if (degre === 'absent') return null;
  return degre === undefined ? { attente: frappe.attente } : { degre, attente: frappe.attente };
}

/** Une lettre qu'aucun code de degré ne commence : elle peut servir à autre chose. */
export const toucheLibre = (lettre: string, codes: Presentation): boolean =>
  Object.values(codes).every(({ code }) => !code.toLowerCase().startsWith(lettre));

/** Le rang d'un degré, s'il peut se frapper. */
export const rangFrappe = (rang: number, codes: Presentation): string | null =>
  rangsActifs(codes) ? String(rang + 1) : null;
