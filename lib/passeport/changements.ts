import type { EtatFiche } from '@/db/schema/passeport';
import type { FicheLue } from './queries-fiche';
import type { Partie } from './regles';

/** Un bout de texte : gardé, ajouté, retiré, ou passé (`texte` est alors vide : des mots inchangés, loin des changements). */
export interface Morceau {
  genre: 'meme' | 'ajoute' | 'retire' | 'passe';
  texte: string;
}

/** Ce qui a changé dans un champ ; `cle` : celle de l'état, ou `textes.` et la clé du champ. */
export interface Changement {
  cle: string;
  morceaux: Morceau[];
}

/** Au-delà de tant de couples de mots à comparer, le champ se montre remplacé d'un bloc : l'écran n'attend pas. */
const COUPLES_MAX = 1_000_000;
/** Mots inchangés montrés de part et d'autre d'un changement. */
const CONTEXTE = 12;

/** Des mots, chacun avec les blancs qui le suivent : recollés, ils redonnent le texte. */
const enMots = (texte: string): string[] => texte.match(/\s+|[^\s]+\s*/g) ?? [];
const pareils = (a: string | undefined, b: string | undefined) => a?.trimEnd() === b?.trimEnd();

function longueurCommune(
  a: readonly string[],
  b: readonly string[],
  mot: (liste: readonly string[], i: number) => string | undefined,
) {
  const max = Math.min(a.length, b.length);
  let n = 0;
  while (n < max && pareils(mot(a, n), mot(b, n))) n++;
  return n;
}

/** Longueurs des plus longues suites communes de fin en fin, à plat : case (i, j) en `i * (b.length + 1) + j`. */
function longueurs(a: readonly string[], b: readonly string[]): Uint16Array {
  const pas = b.length + 1;
  const table = new Uint16Array((a.length + 1) * pas);
  const en = (i: number, j: number) => table[i * pas + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * pas + j] = pareils(a[i], b[j]) ? en(i + 1, j + 1) + 1 : Math.max(en(i + 1, j), en(i, j + 1));
  return table;
}

function aligner(a: readonly string[], b: readonly string[]): Morceau[] {
  const entiers: Morceau[] = [
    { genre: 'retire', texte: a.join('') },
    { genre: 'ajoute', texte: b.join('') },
  ];
  if (a.length * b.length > COUPLES_MAX) return entiers;
  const [table, pas] = [longueurs(a, b), b.length + 1];
  const morceaux: Morceau[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && pareils(a[i], b[j])) {
      morceaux.push({ genre: 'meme', texte: b[j] ?? '' });
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && (table[(i + 1) * pas + j] ?? 0) >= (table[i * pas + j + 1] ?? 0)))
      morceaux.push({ genre: 'retire', texte: a[i++] ?? '' });
    else morceaux.push({ genre: 'ajoute', texte: b[j++] ?? '' });
  }
  return morceaux;
}

/** Réunit les morceaux voisins de même genre. */
function souder(morceaux: readonly Morceau[]): Morceau[] {
  const soudes: Morceau[] = [];
  for (const m of morceaux) {
    const dernier = soudes.at(-1);
    if (dernier?.genre === m.genre) dernier.texte += m.texte;
    else if (m.texte) soudes.push({ ...m });
  }
  return soudes;
}

/** Des longs passages inchangés, ne garde que ce qui touche à un changement. */
function abreger(morceaux: readonly Morceau[]): Morceau[] {
  return morceaux.flatMap((m, rang) => {
    const mots = m.genre === 'meme' ? enMots(m.texte) : [];
    const avant = rang > 0 ? CONTEXTE : 0;
    const apres = rang < morceaux.length - 1 ? CONTEXTE : 0;
    if (mots.length <= avant + apres + CONTEXTE) return [m];
    const garde = (debut: number, fin: number): Morceau => ({ genre: 'meme', texte: mots.slice(debut, fin).join('') });
    const passe: Morceau = { genre: 'passe', texte: '' };
    return [garde(0, avant), passe, garde(mots.length - apres, mots.length)].filter((x) => x.texte || x === passe);
  });
}

/**
 * Compare deux textes mot à mot : ce qui est gardé, ajouté, retiré, dans l'ordre de lecture. Les blancs ne comptent pas ;
 * les longs passages inchangés sont passés. Vide si rien n'a changé.
 */
export function comparer(avant: string, apres: string): Morceau[] {
  const [a, b] = [enMots(avant), enMots(apres)];
  const debut = longueurCommune(a, b, (liste, i) => liste[i]);
  if (debut === a.length && debut === b.length) return [];
  const [resteA, resteB] = [a.slice(debut), b.slice(debut)];
  const fin = longueurCommune(resteA, resteB, (liste, i) => liste.at(-1 - i));
  const milieu = aligner(resteA.slice(0, resteA.length - fin), resteB.slice(0, resteB.length - fin));
  const meme = (mots: readonly string[]): Morceau => ({ genre: 'meme', texte: mots.join('') });
  return abreger(souder([meme(b.slice(0, debut)), ...milieu, meme(resteB.slice(resteB.length - fin))]));
}

/** Ce qui n'est plus dans une liste, puis ce qui y est venu, une ligne chacun ; rien si l'ancienne n'a pas été gardée. */
function comparerListes(avant: readonly string[] | undefined, apres: readonly string[] = []): Morceau[] {
  const absents = (de: readonly string[], dans: readonly string[]) => de.filter((e) => !dans.includes(e));
  const enLignes = (elements: readonly string[], genre: Morceau['genre']) =>
    elements.map((e): Morceau => ({ genre, texte: `${e}\n` }));
  if (!avant) return [];
  return [...enLignes(absents(avant, apres), 'retire'), ...enLignes(absents(apres, avant), 'ajoute')];
}

/** Des items, en clair : code et libellé. */
export const enClair = (items: readonly { code: string; libelle: string }[]): string[] =>
  items.map((i) => `${i.code} ${i.libelle}`);

/** Ce que porterait l'évaluation d'une partie de cette fiche, en clair. */
export const rattachementDe = (
  { item, precisions, bep }: Pick<FicheLue, 'item' | 'precisions' | 'bep'>,
  partie: Partie,
) => enClair(partie === 'bep' ? (bep ? [bep] : []) : [item, ...precisions]);

/** Les items d'un rattachement venus ou retirés, en clair ; vide si ce sont les mêmes. */
export function changementsRattachement(avant: readonly string[], apres: readonly string[]): Changement[] {
  const morceaux = comparerListes(avant, apres);
  return morceaux.length > 0 ? [{ cle: 'rattachement', morceaux }] : [];
}

/** Un changement de la partie BEP elle-même : le haut de la fiche se dit une fois, avec la partie principale. */
export const propreAuBep = ({ cle }: Changement): boolean => cle.startsWith('textes.') || cle === 'pieces';

/** Champ par champ, ce que l'apprenant a changé entre deux états de sa fiche ; vide s'il n'a rien changé. */
export function changementsEntre(avant: EtatFiche, apres: EtatFiche): Changement[] {
  const bloc = (cle: 'titre' | 'faiteLe' | 'lieu' | 'organisation') => ({
    cle,
    morceaux: comparer(avant[cle], apres[cle]),
  });
  const textes = [...new Set([...Object.keys(avant.textes), ...Object.keys(apres.textes)])].map((cle) => ({
    cle: `textes.${cle}`,
    morceaux: comparer(avant.textes[cle] ?? '', apres.textes[cle] ?? ''),
  }));
  const liste = (cle: 'pfmp' | 'pieces') => ({ cle, morceaux: comparerListes(avant[cle], apres[cle]) });
  return [
    ...(['titre', 'faiteLe', 'lieu'] as const).map(bloc),
    liste('pfmp'),
    bloc('organisation'),
    ...textes,
    liste('pieces'),
  ].filter((c) => c.morceaux.length > 0);
}
