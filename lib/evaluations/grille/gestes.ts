import { type Codes, type Frappe, lireTouche } from '@/lib/degres/regles-clavier';
import { deplacement, extension, type Position, type Taille } from './deplacement';

/** Ce qu'une touche demande à la grille. */
export type Ordre =
  | { genre: 'frapper'; frappe: Frappe }
  | { genre: 'aller' | 'etendre'; vers: Position }
  | { genre: 'commenter'; ligne: number }
  | { genre: 'recopier'; vers: 'bas' | 'droite' }
  | { genre: 'tout' | 'remplir' | 'note' | 'menu' | 'annuler' | 'refaire' | 'sortir' };

interface Touche {
  key: string;
  code: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

export interface Situation {
  ou: Position;
  taille: Taille;
  /** Les lignes finissent par un commentaire, où Tab passe. */
  commentaires: boolean;
  /** Les codes de l'établissement, et le début de code qui attend sa suite. */
  codes: Codes;
  attente: string;
}

/** L'ordre d'une touche pressée sur une case ou un titre ; `null` la laisse au navigateur. */
export function ordreDe(touche: Touche, situation: Situation): Ordre | null {
  if (touche.altKey) return null;
  const surTitre = situation.ou.ligne < 0 || situation.ou.colonne < 0;
  if (touche.ctrlKey || touche.metaKey) return ordreCtrl(touche, situation, surTitre);
  if (touche.key === 'Escape') return { genre: 'sortir' };
  if (surTitre) return touche.key.startsWith('Arrow') ? aller(touche, situation) : null;
  if (touche.key === 'F2') return { genre: touche.shiftKey ? 'note' : 'menu' };
  const frappe = lireTouche(touche, situation.attente, situation.codes);
  if (frappe) return { genre: 'frapper', frappe };
  if (touche.key === ' ') return { genre: 'menu' };
  return parCommentaire(touche, situation) ?? deplacer(touche, situation);
}

function ordreCtrl(touche: Touche, situation: Situation, surTitre: boolean): Ordre | null {
  const lettre = touche.key.toLowerCase();
  if (lettre === 'z') return { genre: touche.shiftKey ? 'refaire' : 'annuler' };
  if (lettre === 'y') return { genre: 'refaire' };
  if (lettre === 'a') return { genre: 'tout' };
  if (surTitre) return null;
  if (touche.key === 'Enter') return { genre: 'remplir' };
  if (lettre === 'd' && !touche.shiftKey) return { genre: 'recopier', vers: 'bas' };
  if (lettre === 'r' && !touche.shiftKey) return { genre: 'recopier', vers: 'droite' };
  return /^(Arrow|Home|End)/.test(touche.key) ? deplacer({ ...touche, ctrlKey: true }, situation) : null;
}

/** Avec des commentaires au bout des lignes, Tab passe par eux. */
function parCommentaire({ key, shiftKey }: Touche, { ou, taille, commentaires }: Situation): Ordre | null {
  if (key !== 'Tab' || !commentaires) return null;
  if (!shiftKey && ou.colonne === taille.colonnes - 1) return { genre: 'commenter', ligne: ou.ligne };
  if (shiftKey && ou.colonne === 0 && ou.ligne > 0) return { genre: 'commenter', ligne: ou.ligne - 1 };
  return null;
}

function deplacer(touche: Touche, situation: Situation): Ordre | null {
  const vers = touche.shiftKey && extension(touche, situation.ou, situation.taille);
  return vers ? { genre: 'etendre', vers } : aller(touche, situation);
}

function aller(touche: Touche, { ou, taille }: Situation): Ordre | null {
  const vers = deplacement(touche, ou, taille);
  return vers && { genre: 'aller', vers };
}

/** Où mène Tab depuis le commentaire de cette ligne ; `null` la laisse au navigateur, après le dernier. */
export function apresCommentaire(ligne: number, shiftKey: boolean, taille: Taille): Position | null {
  if (shiftKey) return { ligne, colonne: taille.colonnes - 1 };
  return ligne < taille.lignes - 1 ? { ligne: ligne + 1, colonne: 0 } : null;
}
