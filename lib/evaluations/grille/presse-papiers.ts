import { accorder } from '@/lib/accords';
import { DEGRES, type Degre, type Presentation } from '@/lib/degres/regles';
import { rangsActifs } from '@/lib/degres/regles-clavier';
import { type Bloc, casesDe, type Position, type Taille, tailleDe } from './deplacement';

/** Sans accents, sans casse, sans blancs au bord : « réussite Totale » s'écrit de bien des façons. */
const simplifier = (texte: string) =>
  texte.normalize('NFD').replace(/\p{M}/gu, '').replace(/’/g, "'").trim().toLowerCase();

/**
 * Le degré que dit une case de tableur : code de l'établissement, intitulé entier, ou rang de 1 à 6 quand aucun code ne
 * commence par un chiffre. Vide pour une case vide ou un tiret ; nul pour tout autre texte.
 */
export function lireDegre(texte: string, presentation: Presentation): Degre | '' | null {
  const lu = simplifier(texte);
  if (lu === '' || lu === '-' || lu === '–') return '';
  const nomme = (nom: 'code' | 'libelle') => DEGRES.find((d) => simplifier(presentation[d][nom]) === lu);
  const rang = /^[1-6]$/.test(lu) && rangsActifs(presentation) ? DEGRES[Number(lu) - 1] : undefined;
  return nomme('code') ?? nomme('libelle') ?? rang ?? null;
}

/** Un texte de tableur en lignes de cases ; une case entre guillemets garde ses tabulations et ses sauts de ligne. */
export function lireTableur(texte: string): string[][] {
  const lignes: string[][] = [[]];
  for (const [, cite, nu = '', fin] of texte.matchAll(/(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/g)) {
    lignes.at(-1)?.push(cite === undefined ? nu : cite.replaceAll('""', '"'));
    if (fin === '') break;
    if (fin !== '\t') lignes.push([]);
  }
  const derniere = lignes.at(-1);
  // Un tableur finit sa dernière ligne : ce qui suit n'en est pas une.
  if (lignes.length > 1 && derniere?.length === 1 && derniere[0] === '') lignes.pop();
  return lignes;
}

/** Des degrés en texte de tableur : un code par case. */
export const ecrireTableur = (lignes: readonly (readonly (Degre | '')[])[], presentation: Presentation): string =>
  lignes.map((l) => l.map((d) => (d ? presentation[d].code : '')).join('\t')).join('\n');

export interface Collage {
  changements: { ou: Position; degre: Degre | '' }[];
  /** Textes qui ne sont pas un degré : ces cases ne changent pas. */
  inconnues: string[];
  /** Ce qui dépassait de la grille, et n'y est pas. */
  dehors: Taille;
}

/**
 * Où va chaque case d'un texte collé sur `zone` dans une grille de cette taille. Une valeur seule remplit la zone ; un
 * bloc se répète si la zone en contient un nombre entier, sinon il part de son coin et s'arrête au bord.
 */
export function collage(texte: string, zone: Bloc, taille: Taille, presentation: Presentation): Collage {
  const lignes = lireTableur(texte);
  const bloc = { lignes: lignes.length, colonnes: Math.max(...lignes.map((l) => l.length)) };
  const place = tailleDe(zone);
  const entier = place.lignes % bloc.lignes === 0 && place.colonnes % bloc.colonnes === 0;
  const pose = entier ? place : bloc;
  const bas = Math.min(zone.haut + pose.lignes, taille.lignes) - 1;
  const droite = Math.min(zone.gauche + pose.colonnes, taille.colonnes) - 1;
  // Une ligne plus courte que les autres ne dit rien de ses dernières cases : elles restent.
  const lues = casesDe({ ...zone, bas, droite }).flatMap((ou) => {
    const brut = lignes[(ou.ligne - zone.haut) % bloc.lignes]?.[(ou.colonne - zone.gauche) % bloc.colonnes];
    return brut === undefined ? [] : [{ ou, brut, degre: lireDegre(brut, presentation) }];
  });
  return {
    changements: lues.flatMap(({ ou, degre }) => (degre === null ? [] : [{ ou, degre }])),
    inconnues: [...new Set(lues.flatMap(({ brut, degre }) => (degre === null ? [brut.trim()] : [])))],
    dehors: {
      lignes: zone.haut + pose.lignes - 1 - bas,
      colonnes: zone.gauche + pose.colonnes - 1 - droite,
    },
  };
}

/** Valeurs inconnues citées dans le compte rendu. */
const CITEES = 3;

/** Ce qu'un collage a fait, et ce qu'il a laissé : « 24 cases collées. 1 valeur inconnue laissée de côté : « X ». » */
export function direCollage({ changements, inconnues, dehors }: Collage): string {
  const phrases = [`${accorder(changements.length, 'case collée', 'cases collées')}.`];
  const citees = inconnues.slice(0, CITEES).map((v) => `«\u00a0${v.slice(0, 30)}\u00a0»`);
  if (citees.length > 0) {
    const nombre = accorder(inconnues.length, 'valeur inconnue laissée', 'valeurs inconnues laissées');
    phrases.push(`${nombre} de côté\u00a0: ${citees.join(', ')}${inconnues.length > CITEES ? '…' : '.'}`);
  }
  const reste = [
    ...(dehors.lignes > 0 ? [accorder(dehors.lignes, 'ligne', 'lignes')] : []),
    ...(dehors.colonnes > 0 ? [accorder(dehors.colonnes, 'colonne', 'colonnes')] : []),
  ];
  if (reste.length > 0) phrases.push(`Le bloc dépassait la grille\u00a0: ${reste.join(' et ')} de côté.`);
  return phrases.join(' ');
}
