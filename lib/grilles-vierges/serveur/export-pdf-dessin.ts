import 'server-only';
import { DEGRES } from '@/lib/degres/regles';
import { GRIS, hauteurLigne, type Metre, type Pinceau, type Style } from '@/lib/pdf/serveur/pinceau';
import { pastille } from '@/lib/pdf/serveur/signes';
import { RESERVE } from '@/lib/referentiels/regles-items';
import type { GrilleVierge } from '../regles';
import { type Entete, TRAIT } from './export-pdf-entete';
import { LARGEUR, LARGEUR_NOM, MARGE, PAGE, type Volet } from './export-pdf-plan';

const TITRE: Style = { corps: 14, gras: true };
const PRECISIONS: Style = { corps: 9 };
const LEGENDE: Style = { corps: 8 };
const NOTE: Style = { corps: 7.5, couleur: GRIS };
const RAPPEL: Style = { corps: 9, gras: true };
const NOM: Style = { corps: 9 };
const NOM_LONG: Style = { corps: 7.5 };
const BAS = PAGE.hauteur - MARGE - 14;

/** Où va chaque degré de la légende, et la hauteur qu'elle prend ; les origines sont celles du chapeau. */
function placerLegende(metre: Metre, { reglages }: GrilleVierge) {
  let [x, y] = [MARGE, 0];
  const places = DEGRES.map((degre) => {
    const { libelle } = reglages.degres[degre];
    const long = 14 + metre.largeur(libelle, LEGENDE) + 16;
    if (x + long > MARGE + LARGEUR) [x, y] = [MARGE, y + 14];
    x += long;
    return { degre, libelle, x: x - long, y };
  });
  return { places, hauteur: y + 17 };
}

const SOUS_TITRE = 37;

/** La hauteur du chapeau : entier sur la première page, un rappel sur les suivantes. */
export const hauteurChapeau = (metre: Metre, grille: GrilleVierge, premiere: boolean): number =>
  premiere ? SOUS_TITRE + placerLegende(metre, grille).hauteur + (grille.reserve ? 13 : 0) : 18;

/** Titre, précisions, légende et réserve ; sur les pages suivantes, un rappel. Rend l'ordonnée du tableau. */
export function dessinerChapeau(pinceau: Pinceau, grille: GrilleVierge, premiere: boolean, partie: string): number {
  const { metre } = pinceau;
  const bas = MARGE + hauteurChapeau(metre, grille, premiere);
  const placeTitre = LARGEUR - metre.largeur(partie, NOTE) - 12;
  pinceau.texteADroite(partie, MARGE + LARGEUR, MARGE + 2, NOTE);
  if (!premiere) {
    const rappel = [grille.titre, ...grille.precisions].join(' · ');
    pinceau.texte(metre.abrege(rappel, RAPPEL, placeTitre), MARGE, MARGE, RAPPEL);
    return bas;
  }
  pinceau.texte(metre.abrege(grille.titre, TITRE, placeTitre), MARGE, MARGE - 2, TITRE);
  pinceau.texte(metre.abrege(grille.precisions.join(' · '), PRECISIONS, LARGEUR), MARGE, MARGE + 19, PRECISIONS);
  for (const { degre, libelle, x, y } of placerLegende(metre, grille).places) {
    pastille(pinceau, degre, x, MARGE + SOUS_TITRE + y);
    pinceau.texte(libelle, x + 14, MARGE + SOUS_TITRE + y, LEGENDE);
  }
  if (grille.reserve) pinceau.texte(RESERVE, MARGE, bas - 14, NOTE);
  return bas;
}

/** Les lignes d'une page et les filets de tout le tableau, depuis le haut de l'en-tête. */
export function dessinerLignes(
  pinceau: Pinceau,
  volet: Volet,
  noms: readonly string[],
  { haut, y, hauteur, entete }: { haut: number; y: number; hauteur: number; entete: Entete },
): void {
  const { colonnes, largeur, largeurRemarque } = volet;
  const debut = MARGE + LARGEUR_NOM;
  const fin = debut + colonnes.length * largeur;
  const bas = y + noms.length * hauteur;
  for (const [rang, nom] of noms.entries()) {
    const ligne = y + rang * hauteur;
    pinceau.filet(MARGE, ligne, fin + largeurRemarque - MARGE, TRAIT);
    const style = pinceau.metre.largeur(nom, NOM) > LARGEUR_NOM - 8 ? NOM_LONG : NOM;
    const centre = ligne + (hauteur - hauteurLigne(style)) / 2 + 1;
    pinceau.texte(pinceau.metre.abrege(nom, style, LARGEUR_NOM - 8), MARGE + 4, centre, style);
  }
  pinceau.filet(MARGE, bas, fin + largeurRemarque - MARGE, TRAIT);
  for (const x of [MARGE, debut, fin, fin + largeurRemarque]) pinceau.filetVertical(x, haut, bas - haut, TRAIT);
  const sous = haut + entete.situations;
  for (let rang = 1; rang < colonnes.length; rang++)
    pinceau.filetVertical(debut + rang * largeur, sous, bas - sous, TRAIT);
}

/** L'établissement à gauche, la page à droite. */
export function dessinerPied(pinceau: Pinceau, etablissement: string, page: string): void {
  pinceau.texte(pinceau.metre.abrege(etablissement, NOTE, LARGEUR - 80), MARGE, BAS + 6, NOTE);
  pinceau.texteADroite(page, MARGE + LARGEUR, BAS + 6, NOTE);
}

/** Où finit la place des lignes. */
export const BAS_LIGNES = BAS;
