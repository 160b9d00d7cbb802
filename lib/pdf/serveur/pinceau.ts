import 'server-only';
import { ecrivable, largeur, type Police, type Polices } from './polices';
import type { Signes } from './signes';

/** Ce que les documents emploient du dessin de pdfkit, que `Canvas` de @react-pdf/renderer met à disposition. */
export interface Pdfkit {
  font(fonte: unknown, nom: string, corps: number): Pdfkit;
  text(texte: string, x: number, y: number, options: { lineBreak: boolean }): Pdfkit;
  fillColor(couleur: string): Pdfkit;
  strokeColor(couleur: string): Pdfkit;
  lineWidth(epaisseur: number): Pdfkit;
  rect(x: number, y: number, l: number, h: number): Pdfkit;
  roundedRect(x: number, y: number, l: number, h: number, rayon: number): Pdfkit;
  moveTo(x: number, y: number): Pdfkit;
  lineTo(x: number, y: number): Pdfkit;
  stroke(): Pdfkit;
  fill(): Pdfkit;
  fillAndStroke(): Pdfkit;
  save(): Pdfkit;
  restore(): Pdfkit;
  translate(x: number, y: number): Pdfkit;
  rotate(degres: number): Pdfkit;
}

export interface Style {
  corps: number;
  gras?: boolean;
  couleur?: string;
}

const ENCRE = '#28221e';
export const GRIS = '#5c544d';
export const FILET = '#cfc6bb';
export const CREUX = '#f3efe9';
export const ACCENT = '#8b1e3f';

/** Interligne, en fraction du corps. */
export const INTERLIGNE = 1.3;

/** Hauteur d'une ligne de ce style, en points. */
export const hauteurLigne = (style: Style): number => style.corps * INTERLIGNE;

const policeDe = (polices: Polices, { gras }: Style): Police => (gras ? polices.grasse : polices.maigre);

/** Mesure et coupe les textes ; ne dessine rien, sert donc avant qu'il y ait une page. */
export class Metre {
  constructor(readonly polices: Polices) {}

  largeur(texte: string, style: Style): number {
    const police = policeDe(this.polices, style);
    return largeur(ecrivable(texte, police), police, style.corps);
  }

  /** Le texte en lignes d'au plus `max` points, coupé aux espaces ; un mot trop long reste entier. */
  lignes(texte: string, style: Style, max: number): string[] {
    const police = policeDe(this.polices, style);
    const lignes: string[] = [];
    let ligne = '';
    for (const mot of ecrivable(texte, police).split(' ')) {
      const essai = ligne === '' ? mot : `${ligne} ${mot}`;
      if (ligne !== '' && largeur(essai, police, style.corps) > max) {
        lignes.push(ligne);
        ligne = mot;
      } else ligne = essai;
    }
    return ligne === '' ? lignes : [...lignes, ligne];
  }

  /** Le texte sur une ligne d'au plus `max` points, terminé par « … » s'il dépasse. */
  abrege(texte: string, style: Style, max: number): string {
    if (this.largeur(texte, style) <= max) return texte;
    let court = texte;
    while (court !== '' && this.largeur(`${court}…`, style) > max) court = court.slice(0, -1);
    return `${court.trimEnd()}…`;
  }
}

/** Dessine sur une page ; toutes les mesures en points, l'origine en haut à gauche. */
export class Pinceau {
  constructor(
    private readonly pdf: Pdfkit,
    readonly metre: Metre,
    readonly signes: Signes,
  ) {}

  texte(texte: string, x: number, y: number, style: Style): void {
    const police = policeDe(this.metre.polices, style);
    this.pdf.font(police.fonte, police.nom, style.corps).fillColor(style.couleur ?? ENCRE);
    this.pdf.text(ecrivable(texte, police), x, y, { lineBreak: false });
  }

  /** Des lignes l'une sous l'autre ; rend l'ordonnée qui suit la dernière. */
  textes(lignes: readonly string[], x: number, y: number, style: Style): number {
    for (const [rang, ligne] of lignes.entries()) this.texte(ligne, x, y + rang * style.corps * INTERLIGNE, style);
    return y + lignes.length * style.corps * INTERLIGNE;
  }

  /** Un texte qui finit à l'abscisse `droite`. */
  texteADroite(texte: string, droite: number, y: number, style: Style): void {
    this.texte(texte, droite - this.metre.largeur(texte, style), y, style);
  }

  texteCentre(texte: string, x: number, l: number, y: number, style: Style): void {
    this.texte(texte, x + (l - this.metre.largeur(texte, style)) / 2, y, style);
  }

  /** Un texte de bas en haut, dont `x` est le côté gauche et `bas` le début. */
  texteMontant(texte: string, x: number, bas: number, style: Style): void {
    this.pdf.save().translate(x, bas).rotate(-90);
    this.texte(texte, 0, 0, style);
    this.pdf.restore();
  }

  filet(x: number, y: number, l: number, couleur = FILET, epaisseur = 0.5): void {
    this.pdf
      .lineWidth(epaisseur)
      .strokeColor(couleur)
      .moveTo(x, y)
      .lineTo(x + l, y)
      .stroke();
  }

  filetVertical(x: number, y: number, h: number, couleur = FILET, epaisseur = 0.5): void {
    this.pdf
      .lineWidth(epaisseur)
      .strokeColor(couleur)
      .moveTo(x, y)
      .lineTo(x, y + h)
      .stroke();
  }

  fond(x: number, y: number, l: number, h: number, couleur: string): void {
    this.pdf.rect(x, y, l, h).fillColor(couleur).fill();
  }

  cadre(x: number, y: number, l: number, h: number, rayon = 3): void {
    this.pdf.lineWidth(0.5).strokeColor(FILET).roundedRect(x, y, l, h, rayon).stroke();
  }

  /** Un rectangle plein et son bord. */
  pave(x: number, y: number, l: number, h: number, couleurs: { fond: string; bord: string }): void {
    this.pdf.lineWidth(0.5).fillColor(couleurs.fond).strokeColor(couleurs.bord).rect(x, y, l, h).fillAndStroke();
  }
}
