import 'server-only';
import { Parser } from 'htmlparser2';
import { type Bloc, type Liste, type Morceau, reunir } from '../regles-blocs';
import { lisible } from '../regles-texte';

/** Listes dans des listes : au-delà, les éléments rejoignent la dernière admise. */
const PROFONDEUR = 5;

const GRAS = new Set(['strong', 'b']);
const ITALIQUE = new Set(['em', 'i']);
const LISTES = new Set(['ul', 'ol']);
const CELLULES = new Set(['td', 'th']);
/** Un titre devient un paragraphe en gras. */
const TITRES = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** Ce qui va à la ligne dans les pages d'où l'on colle. */
const PARAGRAPHES = new Set([
  ...['p', 'div', 'section', 'article', 'header', 'footer', 'main', 'aside', 'blockquote', 'pre', 'address', 'figure'],
  ...['table', 'caption', 'tr', 'dl', 'dt', 'dd', 'fieldset', 'hr', 'center', 'form', 'summary', 'details'],
]);

/** Toutes les balises que la lecture comprend. */
export const BALISES = [...GRAS, ...ITALIQUE, ...LISTES, ...CELLULES, ...TITRES, ...PARAGRAPHES, 'li', 'a', 'br'];

/** L'adresse d'un lien, si c'en est une du web. */
const adresse = (href: string | undefined): string | undefined => {
  if (href === undefined || !URL.canParse(href)) return undefined;
  const url = new URL(href);
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
};

/** Construit les blocs au fil des balises. Une balise inconnue est ignorée ; un texte hors paragraphe en fait un. */
class Lecture {
  readonly blocs: Bloc[] = [];
  private readonly pile: (Liste | Bloc[])[] = [this.blocs];
  private morceaux: Morceau[] = [];
  private gras = 0;
  private italique = 0;
  private readonly liens: (string | undefined)[] = [];
  private listesIgnorees = 0;

  ouvrir(balise: string, attributs: Record<string, string>): void {
    if (GRAS.has(balise)) this.gras++;
    else if (ITALIQUE.has(balise)) this.italique++;
    else if (balise === 'a') this.liens.push(adresse(attributs.href));
    else if (balise === 'br') this.ajouter('\n');
    else if (CELLULES.has(balise)) this.ajouter(' ');
    else if (LISTES.has(balise)) this.ouvrirListe(balise === 'ol');
    else if (balise === 'li') this.ouvrirElement();
    else if (PARAGRAPHES.has(balise)) this.clore();
    else if (TITRES.has(balise)) {
      this.clore();
      this.gras++;
    }
  }

  fermer(balise: string): void {
    if (GRAS.has(balise)) this.gras--;
    else if (ITALIQUE.has(balise)) this.italique--;
    else if (balise === 'a') this.liens.pop();
    else if (LISTES.has(balise)) this.fermerListe();
    else if (balise === 'li') this.fermerElement();
    else if (PARAGRAPHES.has(balise)) this.clore();
    else if (TITRES.has(balise)) {
      this.clore();
      this.gras--;
    }
  }

  ajouter(texte: string): void {
    const lien = this.liens.at(-1);
    const forme = { texte, gras: this.gras > 0, italique: this.italique > 0 };
    this.morceaux.push(lien === undefined ? forme : { ...forme, lien });
  }

  /** Fin d'un paragraphe : ce qui s'est accumulé prend sa place. */
  clore(): void {
    const morceaux = reunir(this.morceaux);
    this.morceaux = [];
    if (morceaux.length > 0) this.place().push({ genre: 'paragraphe', morceaux });
  }

  /** Où va le prochain bloc ; entre deux éléments d'une liste, dans celui qui précède. */
  private place(): Bloc[] {
    const haut = this.pile.at(-1) ?? this.blocs;
    if (Array.isArray(haut)) return haut;
    const element = haut.elements.at(-1) ?? [];
    if (haut.elements.length === 0) haut.elements.push(element);
    return element;
  }

  private ouvrirListe(numerotee: boolean): void {
    this.clore();
    if (this.pile.filter((c) => !Array.isArray(c)).length >= PROFONDEUR) {
      this.listesIgnorees++;
      return;
    }
    const liste: Liste = { genre: 'liste', numerotee, elements: [] };
    this.place().push(liste);
    this.pile.push(liste);
  }

  private fermerListe(): void {
    this.clore();
    if (this.listesIgnorees > 0) this.listesIgnorees--;
    else {
      this.fermerElement();
      this.pile.pop();
    }
  }

  private ouvrirElement(): void {
    this.clore();
    this.fermerElement();
    const liste = this.pile.at(-1);
    if (!liste || Array.isArray(liste)) return;
    const element: Bloc[] = [];
    liste.elements.push(element);
    this.pile.push(element);
  }

  private fermerElement(): void {
    this.clore();
    if (this.pile.length > 1 && Array.isArray(this.pile.at(-1))) this.pile.pop();
  }
}

/** Une liste ou un élément où il n'y a rien à lire n'est pas gardé. */
const sansVide = (blocs: readonly Bloc[]): Bloc[] =>
  blocs.flatMap((b): Bloc[] => {
    if (b.genre === 'paragraphe') return [b];
    const elements = b.elements.map(sansVide).filter((e) => e.length > 0);
    return elements.length > 0 ? [{ ...b, elements }] : [];
  });

/**
 * Les paragraphes et les listes d'un texte enrichi. Rien d'autre que du texte, du gras, de l'italique et des liens http(s)
 * n'en sort, quel que soit ce qui entre : ce qui les rend n'a plus rien à vérifier.
 */
export function enBlocs(html: string): Bloc[] {
  const lecture = new Lecture();
  const analyse = new Parser({
    onopentag: (balise, attributs) => lecture.ouvrir(balise, attributs),
    onclosetag: (balise) => lecture.fermer(balise),
    ontext: (texte) => lecture.ajouter(lisible(texte)),
  });
  analyse.end(html);
  lecture.clore();
  return sansVide(lecture.blocs);
}
