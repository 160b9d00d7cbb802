import 'server-only';
import sanitize from 'sanitize-html';
import { enHtml } from '../regles-blocs';
import { depuisTexte } from '../regles-texte';
import { BALISES, enBlocs } from './regles-lecture';

const SANS_TEXTE = ['style', 'script', 'textarea', 'option', 'noscript', 'template', 'title', 'head', 'object', 'svg'];

/** Première passe : ce qui n'est pas du texte à lire disparaît, contenu compris. */
const REGLES: sanitize.IOptions = {
  allowedTags: BALISES,
  allowedAttributes: { a: ['href'] },
  allowedSchemes: ['http', 'https'],
  allowProtocolRelative: false,
  nonTextTags: SANS_TEXTE,
  nestingLimit: 100,
};

const AVEC_BALISES = /<\/?[a-z][a-z0-9:]*(\s[^<>]*)?\/?>|<!--|&(#\d+|#x[\da-f]+|[a-z]{2,8});/i;

/**
 * Le texte enrichi tel qu'on le garde : `p`, `br`, `strong`, `em`, `ul`, `ol`, `li` et `a` vers http ou https, écrits
 * d'une seule façon ; le reste est retiré en gardant son texte. Un texte sans balise devient des paragraphes. `''` s'il
 * n'y a rien à lire. Le repasser ne change rien. L'appelant borne la longueur (`texteRiche`) : relire
 * des balises emboîtées sans fin coûte le carré de leur nombre.
 */
export function nettoyerTexteRiche(saisie: string): string {
  const html = AVEC_BALISES.test(saisie) ? saisie : depuisTexte(saisie);
  return enHtml(enBlocs(sanitize(html, REGLES)));
}
