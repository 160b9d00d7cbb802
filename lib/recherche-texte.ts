/** Un texte comme on le cherche : minuscules, sans accents ni ligatures, l'apostrophe valant une espace. */
export const simplifier = (texte: string): string =>
  texte
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[’']/g, ' ');

/** Les mots d'une recherche, simplifiés ; aucun si elle est vide. */
export const motsDe = (recherche: string): string[] => simplifier(recherche).split(/\s+/).filter(Boolean);

/** Vrai si chaque mot cherché est dans ce texte, ou commence ce code. */
export function contientLesMots(mots: readonly string[], texte: string, code = ''): boolean {
  if (mots.length === 0) return true;
  const [ou, debut] = [simplifier(texte), simplifier(code)];
  return mots.every((mot) => ou.includes(mot) || debut.startsWith(mot));
}
