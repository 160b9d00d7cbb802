/** Une lettre perdue : ce qui est lu n'en dit plus rien. */
export const PERDUE = '\uFFFD';

/** Au-delà, ce n'est pas un nom. */
export const NOM_MAX = 100;

/** Ce que deviennent, lus un par un, les octets qui suivent le premier d'une lettre écrite en UTF-8. */
const SUITE = '[\\u0080-\\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]';

/**
 * Ce qui, dans un nom, n'est la trace que d'une lettre perdue : U+FFFD, « ? », un signe qu'aucun nom ne porte, une lettre
 * d'UTF-8 lue octet par octet (« LÃ©a »), une entité restée (« L&eacute;a »), une écriture d'octet (« L\xe9a », « L%C3%A9a »).
 */
const TRACES = new RegExp(
  [
    '&(?:#\\d+|#[xX][\\da-fA-F]+|[a-zA-Z]\\w{1,9});',
    '\\\\(?:u[\\da-fA-F]{4}|x[\\da-fA-F]{2})',
    '(?:%[\\da-fA-F]{2})+',
    `[ÂÃÄÅ]${SUITE}`,
    `[à-ï]${SUITE}{2}`,
    '(?<=\\p{Ll})[ÂÃ](?=\\s|$)',
    '=[\\dA-F]{2}',
    '(?<=\\p{L})[_#*@$~|=+<>](?=\\p{L})',
    '[?\\uFFFD¡¿§¶‰†‡…\\p{Cc}\\p{Co}\\p{Cn}\\p{Cs}\\p{No}]',
    '(?![`´^$~|=+<>])\\p{S}',
  ].join('|'),
  'gu',
);

/** Le texte, chaque trace d'une lettre perdue ramenée à U+FFFD ; le texte même s'il n'en a pas. */
export const marquerPerdues = (texte: string): string =>
  /^[\p{L} '’-]*$/u.test(texte) && !/[ÂÃÄÅà-ï]/.test(texte) ? texte : texte.replace(TRACES, PERDUE);

/**
 * Vrai si seuls des « ? » marquent ce qui manque, entre des lettres restées : SIECLE n'a pas toutes les lettres (« SA?LAM » pour
 * SAĞLAM) et n'écrira jamais mieux ; le reste suffit à faire un identifiant.
 */
export const estDouteux = (texte: string): boolean =>
  texte.includes('?') && !estAbime(texte.replaceAll('?', '')) && (texte.match(/\p{L}/gu) ?? []).length >= 2;

export const estAbime = (texte: string): boolean => marquerPerdues(texte).includes(PERDUE);

/**
 * Vrai si `lu` est `bon` dont des lettres accentuées ont disparu ou sont devenues autre chose qu'une lettre (« La », « L-a »,
 * « L a » pour « Léa ») ; à la fin, une lettre qui disparaît peut être une correction (« Zoé », « Zo »).
 */
export function aPerduSesAccents(lu: string, bon: string): boolean {
  if (lu === bon || !/[^\p{ASCII}]/u.test(bon) || lu.length > bon.length) return false;
  const motif = Array.from(bon, (lettre, rang) => {
    if (/[a-z]/i.test(lettre)) return lettre;
    if (/\p{ASCII}|’/u.test(lettre)) return '[^\\p{L}]';
    return rang === bon.length - 1 ? '[^\\p{L}]' : '[^\\p{L}]?';
  });
  return new RegExp(`^${motif.join('')}$`, 'iu').test(lu);
}
