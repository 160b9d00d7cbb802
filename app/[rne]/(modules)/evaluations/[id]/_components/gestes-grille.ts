import { type Codes, type Frappe, lireTouche } from '@/lib/evaluations/clavier';
import { deplacement, type Position } from '@/lib/evaluations/regles';

/** Ce qu'une touche demande à la grille. */
export type Geste =
  | { genre: 'frapper'; frappe: Frappe }
  | { genre: 'aller'; vers: Position }
  | { genre: 'commenter'; ligne: number }
  | { genre: 'menu' | 'annuler' | 'sortir' };

type Touche = { key: string; code: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; altKey: boolean };
export type Taille = { lignes: number; colonnes: number; commentaires: boolean };
/** Les codes de l'établissement, et le début de code qui attend sa suite. */
export type Clavier = { codes: Codes; attente: string };

/** Le geste d'une touche pressée sur une case ou un titre ; `null` la laisse au navigateur. */
export function gesteDe(touche: Touche, ou: Position, taille: Taille, clavier: Clavier): Geste | null {
  const { key, shiftKey } = touche;
  if (touche.altKey || touche.metaKey || touche.ctrlKey) {
    if (key.toLowerCase() === 'z' && !touche.altKey) return { genre: 'annuler' };
    return key === 'Home' || key === 'End' ? aller(touche, ou, taille) : null;
  }
  if (key === 'Escape') return { genre: 'sortir' };
  const surTitre = ou.ligne < 0 || ou.colonne < 0;
  if (surTitre) return key.startsWith('Arrow') ? aller(touche, ou, taille) : null;
  const frappe = lireTouche(touche, clavier.attente, clavier.codes);
  if (frappe) return { genre: 'frapper', frappe };
  if (key === ' ' || key === 'F2') return { genre: 'menu' };
  // Avec des commentaires au bout des lignes, Tab passe par eux.
  if (key === 'Tab' && taille.commentaires) {
    if (!shiftKey && ou.colonne === taille.colonnes - 1) return { genre: 'commenter', ligne: ou.ligne };
    if (shiftKey && ou.colonne === 0 && ou.ligne > 0) return { genre: 'commenter', ligne: ou.ligne - 1 };
  }
  return aller(touche, ou, taille);
}

function aller(touche: Touche, ou: Position, taille: Taille): Geste | null {
  const vers = deplacement(touche, ou, taille);
  return vers && { genre: 'aller', vers };
}

/** Où mène Tab depuis le commentaire de cette ligne ; `null` la laisse au navigateur, après le dernier. */
export function apresCommentaire(
  ligne: number,
  shiftKey: boolean,
  taille: { lignes: number; colonnes: number },
): Position | null {
  if (shiftKey) return { ligne, colonne: taille.colonnes - 1 };
  return ligne < taille.lignes - 1 ? { ligne: ligne + 1, colonne: 0 } : null;
}
