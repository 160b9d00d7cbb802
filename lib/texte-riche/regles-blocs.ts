import { echapper } from './regles-texte';

/** Une suite de caractères d'une même mise en forme ; `\n` y est un passage à la ligne. */
export interface Morceau {
  texte: string;
  gras: boolean;
  italique: boolean;
  /** Adresse http ou https. */
  lien?: string;
}

export interface Paragraphe {
  genre: 'paragraphe';
  morceaux: Morceau[];
}

export interface Liste {
  genre: 'liste';
  numerotee: boolean;
  elements: Bloc[][];
}

/** Ce dont un texte enrichi est fait : l'écran, le docx et le PDF le rendent chacun à leur façon. */
export type Bloc = Paragraphe | Liste;

const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

const memeForme = (a: Morceau, b: Morceau) => a.gras === b.gras && a.italique === b.italique && a.lien === b.lien;

/**
 * Les morceaux d'un paragraphe, voisins de même forme réunis, blancs réduits comme à l'écran : aucun aux bouts ni autour
 * d'un passage à la ligne, deux passages à la suite au plus. Vide s'il n'y a rien à lire.
 */
export function reunir(morceaux: readonly Morceau[]): Morceau[] {
  const tout = morceaux.map((m) => m.texte).join('');
  if (!VISIBLE.test(tout)) return [];
  const signes = reduireBlancs(tout);
  const reunis: Morceau[] = [];
  let rang = 0;
  for (const m of morceaux) {
    const texte = signes.slice(rang, rang + m.texte.length).join('');
    rang += m.texte.length;
    const dernier = reunis.at(-1);
    if (dernier && memeForme(dernier, m)) dernier.texte += texte;
    else if (texte !== '') reunis.push({ ...m, texte });
  }
  return reunis;
}

/** Les signes d'un texte, chacun à sa place ; un blanc de trop y est remplacé par rien. */
function reduireBlancs(texte: string): string[] {
  const signes = texte.split('');
  for (const { 0: blancs, index } of texte.matchAll(/[ \n]+/g)) {
    const passages = blancs.split('\n').length - 1;
    signes.fill('', index, index + blancs.length);
    signes[index] = passages === 0 ? ' ' : '\n'.repeat(Math.min(2, passages));
  }
  return signes.fill('', 0, texte.length - texte.trimStart().length).fill('', texte.trimEnd().length);
}

const entourer = (balise: string, contenu: string, attributs = '') => `<${balise}${attributs}>${contenu}</${balise}>`;

/** Les morceaux qui se suivent avec la même valeur, ensemble. */
function parSuites<V>(morceaux: readonly Morceau[], valeur: (m: Morceau) => V): [V, Morceau[]][] {
  const suites: [V, Morceau[]][] = [];
  for (const m of morceaux) {
    const derniere = suites.at(-1);
    if (derniere && derniere[0] === valeur(m)) derniere[1].push(m);
    else suites.push([valeur(m), [m]]);
  }
  return suites;
}

const enItalique = (morceaux: readonly Morceau[]) =>
  morceaux
    .map((m) => {
      const texte = echapper(m.texte).replaceAll('\n', '<br>');
      return m.italique ? entourer('em', texte) : texte;
    })
    .join('');

const enGras = (morceaux: readonly Morceau[]) =>
  parSuites(morceaux, (m) => m.gras)
    .map(([gras, suite]) => (gras ? entourer('strong', enItalique(suite)) : enItalique(suite)))
    .join('');

const enLigne = (morceaux: readonly Morceau[]) =>
  parSuites(morceaux, (m) => m.lien)
    .map(([lien, suite]) => (lien ? entourer('a', enGras(suite), ` href="${echapper(lien)}"`) : enGras(suite)))
    .join('');

/** Les blocs, écrits de la seule façon dont on les garde. */
export const enHtml = (blocs: readonly Bloc[]): string =>
  blocs
    .map((b) =>
      b.genre === 'paragraphe'
        ? entourer('p', enLigne(b.morceaux))
        : entourer(b.numerotee ? 'ol' : 'ul', b.elements.map((e) => entourer('li', enHtml(e))).join('')),
    )
    .join('');
