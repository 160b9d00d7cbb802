import { type ArrayChange, diffArrays } from 'diff';
import type { EtatFiche } from '@/db/schema/passeport';
import type { Partie } from './regles';
import type { FicheLue } from './serveur/queries-fiche';

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

/** Au-delà de tant de mots ajoutés ou retirés, un mot à mot ne se lirait plus, et se ferait attendre. */
const CHANGES_MAX = 500;
/** Mots inchangés montrés de part et d'autre d'un changement. */
const CONTEXTE = 12;

/** Des mots, chacun avec les blancs qui le suivent : recollés, ils redonnent le texte. */
const enMots = (texte: string): string[] => texte.match(/\s*\S+\s*/g) ?? [];
const memeMot = (a = '', b = ''): boolean => a.trim() === b.trim();

/** Entre ce que les deux textes ont de commun au début et à la fin, tout est remplacé. */
function remplacer(avant: string[], apres: string[]): ArrayChange<string>[] {
  const max = Math.min(avant.length, apres.length);
  let [debut, fin] = [0, 0];
  while (debut < max && memeMot(avant[debut], apres[debut])) debut++;
  while (fin < max - debut && memeMot(avant.at(-1 - fin), apres.at(-1 - fin))) fin++;
  const suite = (value: string[], sens: { added?: boolean; removed?: boolean } = {}) => ({
    value,
    count: value.length,
    added: false,
    removed: false,
    ...sens,
  });
  return [
    suite(apres.slice(0, debut)),
    suite(avant.slice(debut, avant.length - fin), { removed: true }),
    suite(apres.slice(debut, apres.length - fin), { added: true }),
    suite(apres.slice(apres.length - fin)),
  ];
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
  const options = { comparator: memeMot, maxEditLength: CHANGES_MAX };
  const suites = diffArrays(a, b, options) ?? remplacer(a, b);
  if (!suites.some((s) => s.added || s.removed)) return [];
  const morceaux = suites.map(({ added, removed, value }): Morceau => {
    return { genre: added ? 'ajoute' : removed ? 'retire' : 'meme', texte: value.join('') };
  });
  return abreger(morceaux.filter((m) => m.texte !== ''));
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
