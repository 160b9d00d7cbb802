const ENTITES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** Un texte, tel qu'il s'écrit entre deux balises ou dans un attribut. */
export const echapper = (texte: string): string =>
  texte.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** Un texte d'une ligne : tout blanc y est une espace, sauf les insécables ; rien qu'un XML refuserait. */
export const lisible = (texte: string): string =>
  texte
    .toWellFormed()
    .replace(/[^\S\u00a0\u202f]/g, ' ')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, '');

const decoder = (texte: string) => texte.replace(/&([a-z]+);/g, (tout, nom: string) => ENTITES[nom] ?? tout);

/** Un texte sans mise en forme → du texte enrichi : une ligne vide sépare deux paragraphes. Vide : `''`. */
export const depuisTexte = (texte: string): string =>
  texte
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n/)
    .map((p) => p.trim())
    .filter((p) => p !== '')
    .map((p) => `<p>${echapper(p).replace(/[^\S\n\u00a0]*\n[^\S\n\u00a0]*/g, '<br>')}</p>`)
    .join('');

/** Vrai si un texte nettoyé porte de la mise en forme, que `texteBrut` perdrait. */
export const estMisEnForme = (html: string): boolean => /<(strong|em|ul|ol|a)\b/.test(html);

/**
 * Le texte d'un texte enrichi déjà nettoyé, sans ses balises : une ligne vide entre deux paragraphes, un tiret devant
 * chaque élément de liste. Sans dépendance : sert au navigateur, aux recherches, aux tableurs.
 */
export const texteBrut = (html: string): string =>
  decoder(
    html
      .replaceAll('<br>', '\n')
      .replaceAll('<li><p>', '\n- ')
      .replaceAll('<p>', '\n\n')
      .replace(/<[^>]*>/g, ''),
  ).trim();
