import 'server-only';
import { CREUX, hauteurLigne, type Metre, type Pinceau, type Style } from '@/lib/pdf/serveur/pinceau';
import type { GrilleVierge } from '../regles';
import { type ColonnePlacee, LARGEUR_NOM, MARGE, type Volet } from './export-pdf-plan';

const ENTETE: Style = { corps: 8, gras: true };
const CODE: Style = { corps: 7, gras: true };
const LIBELLE: Style = { corps: 7 };
export const TRAIT = '#8c8178';

/** À partir de cette largeur, un intitulé se lit à plat. */
const A_PLAT = 58;
const HAUTEUR_MAX = 220;
/** L'intitulé d'une colonne en lignes ; la première commence par le code. */
const ecrire = (metre: Metre, { code, libelle }: ColonnePlacee, place: number) =>
  metre.lignes(`${code} ${libelle}`, LIBELLE, place);

export interface Entete {
  aPlat: boolean;
  /** Hauteur de la ligne des situations ; 0 s'il n'y en a pas. */
  situations: number;
  intitules: number;
}

/** La suite des colonnes d'un volet, coupée à chaque situation. */
function suites({ colonnes }: Volet): { groupe: number; nombre: number }[] {
  const suites: { groupe: number; nombre: number }[] = [];
  for (const { groupe } of colonnes) {
    const derniere = suites.at(-1);
    if (derniere?.groupe === groupe) derniere.nombre++;
    else suites.push({ groupe, nombre: 1 });
  }
  return suites;
}

const titreSituation = (metre: Metre, grille: GrilleVierge, groupe: number, place: number) =>
  metre.lignes(grille.groupes[groupe]?.titre ?? '', CODE, place - 6);

/** La hauteur de l'en-tête d'un volet : de bas en haut, la moindre où chaque intitulé tient dans sa largeur. */
export function mesurerEntete(metre: Metre, grille: GrilleVierge, volet: Volet): Entete {
  const { colonnes, largeur } = volet;
  const coiffees = grille.groupes.some((g) => g.titre !== null);
  const hauts = coiffees
    ? suites(volet).map((s) => titreSituation(metre, grille, s.groupe, s.nombre * largeur).length)
    : [];
  const situations = coiffees ? Math.max(...hauts) * hauteurLigne(CODE) + 6 : 0;
  if (largeur >= A_PLAT) {
    const lignes = Math.max(1, ...colonnes.map((c) => ecrire(metre, c, largeur - 8).length));
    return { aPlat: true, situations, intitules: lignes * hauteurLigne(LIBELLE) + 8 };
  }
  const tient = Math.max(1, Math.floor((largeur - 4) / hauteurLigne(LIBELLE)));
  let intitules = 80;
  while (intitules < HAUTEUR_MAX && colonnes.some((c) => ecrire(metre, c, intitules - 10).length > tient))
    intitules += 10;
  return { aPlat: false, situations, intitules };
}

/** L'en-tête du tableau ; rend l'ordonnée de sa première ligne. */
export function dessinerEntete(
  pinceau: Pinceau,
  grille: GrilleVierge,
  volet: Volet,
  entete: Entete,
  y: number,
): number {
  const { colonnes, largeur, largeurRemarque } = volet;
  const haut = y + entete.situations;
  const bas = haut + entete.intitules;
  const debut = MARGE + LARGEUR_NOM;
  const fin = debut + colonnes.length * largeur;
  pinceau.fond(MARGE, y, fin + largeurRemarque - MARGE, bas - y, CREUX);
  pinceau.filet(MARGE, y, fin + largeurRemarque - MARGE, TRAIT);
  pinceau.texte('Apprenant', MARGE + 4, bas - 13, ENTETE);
  if (largeurRemarque > 0) pinceau.texte(grille.remarque, fin + 4, bas - 13, ENTETE);
  if (entete.situations > 0) {
    let x = debut;
    for (const { groupe, nombre } of suites(volet)) {
      pinceau.textes(titreSituation(pinceau.metre, grille, groupe, nombre * largeur), x + 3, y + 3, CODE);
      pinceau.filetVertical(x, y, entete.situations, TRAIT);
      x += nombre * largeur;
    }
    pinceau.filetVertical(x, y, entete.situations, TRAIT);
    pinceau.filet(debut, haut, fin - debut, TRAIT);
  }
  for (const [rang, colonne] of colonnes.entries()) {
    const x = debut + rang * largeur;
    if (entete.aPlat) dessinerAPlat(pinceau, colonne, x, haut + 4, largeur);
    else dessinerMontant(pinceau, colonne, x, bas - 5, { largeur, hauteur: entete.intitules });
  }
  return bas;
}

function dessinerAPlat(pinceau: Pinceau, colonne: ColonnePlacee, x: number, y: number, largeur: number): void {
  const [premiere = '', ...suite] = ecrire(pinceau.metre, colonne, largeur - 8);
  const code = pinceau.metre.largeur(`${colonne.code} `, CODE);
  pinceau.texte(colonne.code, x + 4, y, CODE);
  pinceau.texte(premiere.slice(colonne.code.length + 1), x + 4 + code, y, LIBELLE);
  pinceau.textes(suite, x + 4, y + hauteurLigne(LIBELLE), LIBELLE);
}

function dessinerMontant(
  pinceau: Pinceau,
  colonne: ColonnePlacee,
  x: number,
  bas: number,
  { largeur, hauteur }: { largeur: number; hauteur: number },
): void {
  const pas = hauteurLigne(LIBELLE);
  const tient = Math.max(1, Math.floor((largeur - 4) / pas));
  const toutes = ecrire(pinceau.metre, colonne, hauteur - 10);
  const lignes = toutes.length > tient ? [...toutes.slice(0, tient - 1), `${toutes[tient - 1] ?? ''}…`] : toutes;
  const gauche = x + (largeur - lignes.length * pas) / 2;
  for (const [rang, ligne] of lignes.entries()) {
    const ou = gauche + rang * pas;
    if (rang > 0) pinceau.texteMontant(ligne, ou, bas, LIBELLE);
    else {
      const code = pinceau.metre.largeur(`${colonne.code} `, CODE);
      pinceau.texteMontant(colonne.code, ou, bas, CODE);
      pinceau.texteMontant(ligne.slice(colonne.code.length + 1), ou, bas - code, LIBELLE);
    }
  }
}
