import 'server-only';
import { join } from 'node:path';
import { Font } from '@react-pdf/renderer';

/** Le dossier est lu à l'exécution, depuis la racine de l'application (voir `outputFileTracingIncludes`). */
const DOSSIER = join(process.cwd(), 'lib', 'pdf', 'serveur', 'polices');
const FAMILLE = 'Atkinson Hyperlegible Next';

Font.register({
  family: FAMILLE,
  fonts: [
    { src: join(DOSSIER, 'atkinson-next-regular.ttf'), fontWeight: 400 },
    { src: join(DOSSIER, 'atkinson-next-gras.ttf'), fontWeight: 700 },
  ],
});

/** Ce qu'on demande à une police : de quoi mesurer un texte et le dessiner. */
interface Fonte {
  unitsPerEm: number;
  characterSet: readonly number[];
  hasGlyphForCodePoint(point: number): boolean;
  glyphForCodePoint(point: number): { advanceWidth: number };
}

export interface Police {
  /** Nom sous lequel pdfkit la garde d'un texte à l'autre. */
  nom: string;
  fonte: Fonte;
  /** Largeur de chaque caractère déjà vu, pour un corps de 1 point. */
  largeurs: Map<string, number>;
}

/** fontkit n'a pas de types : on vérifie ce dont on se sert. */
const estFonte = (donnees: unknown): donnees is Fonte =>
  typeof donnees === 'object' && donnees !== null && 'unitsPerEm' in donnees && 'glyphForCodePoint' in donnees;

async function charger(graisse: 400 | 700): Promise<Police> {
  await Font.load({ fontFamily: FAMILLE, fontWeight: graisse });
  const fonte: unknown = Font.getFont({ fontFamily: FAMILLE, fontWeight: graisse }).data;
  if (!estFonte(fonte)) throw new Error(`Police introuvable dans ${DOSSIER}`);
  // fontkit retient un glyphe tel qu'on le lui demande d'abord : « G » demandé pour composer « Ğ », sans sa lettre, ne se
  // lirait plus dans aucun PDF de ce processus. On les lui demande donc tous, par leur lettre, avant tout document.
  for (const point of fonte.characterSet) fonte.glyphForCodePoint(point);
  return { nom: `griotte-${graisse}`, fonte, largeurs: new Map() };
}

export interface Polices {
  maigre: Police;
  grasse: Police;
}

let chargees: Promise<Polices> | undefined;

/** Les deux polices des documents, lues une fois pour toutes. */
export function chargerPolices(): Promise<Polices> {
  chargees ??= Promise.all([charger(400), charger(700)]).then(([maigre, grasse]) => ({ maigre, grasse }));
  return chargees;
}

/** Ce que la police n'a pas et qui s'écrit autrement : espace fine, trait d'union insécable, flèche. */
const EQUIVALENTS: Record<string, string> = { '\u202f': '\u00a0', '\u2011': '-', '→': '>', '\n': ' ', '\t': ' ' };

/** L'espace qui précède une ponctuation haute ou suit un guillemet ouvrant ne se coupe pas. */
const insecables = (texte: string) => texte.replace(/ (?=[:;?!»%])|(?<=«) /g, '\u00a0');

/** Le texte, chaque caractère que la police n'a pas étant remplacé par un équivalent, sa lettre nue, ou « ? ». */
export function ecrivable(texte: string, { fonte }: Police): string {
  const connu = (c: string) => fonte.hasGlyphForCodePoint(c.codePointAt(0) ?? 0);
  const remplacer = (c: string) => {
    if (connu(c)) return c;
    const autre = EQUIVALENTS[c] ?? c.normalize('NFD').replace(/\p{M}/gu, '');
    return autre !== '' && [...autre].every(connu) ? autre : '?';
  };
  return [...insecables(texte.normalize('NFC'))].map(remplacer).join('');
}

/** Largeur d'un texte écrivable, en points, au corps donné. */
export function largeur(texte: string, police: Police, corps: number): number {
  let somme = 0;
  for (const c of texte) {
    let l = police.largeurs.get(c);
    if (l === undefined) {
      l = police.fonte.glyphForCodePoint(c.codePointAt(0) ?? 0).advanceWidth / police.fonte.unitsPerEm;
      police.largeurs.set(c, l);
    }
    somme += l;
  }
  return somme * corps;
}
