import 'server-only';
import ExcelJS from 'exceljs';
import { DEGRES } from '@/lib/degres/regles';
import { couleursDe } from '@/lib/degres/regles-couleurs';
import type { Reglages } from '@/lib/parametres/serveur/queries';
import { RESERVE } from '@/lib/referentiels/regles-items';
import { type GrilleVierge, LIGNES_VIDES, legende } from '../regles';
import { COLONNES_PAR_PAGE, type Mesures, mesurerColonnes } from './export-xlsx-mesures';

const POLICE = 'Calibri';
const FILET: Partial<ExcelJS.Border> = { style: 'thin', color: { argb: 'FFA79C90' } };
const BORDS: Partial<ExcelJS.Borders> = { top: FILET, left: FILET, bottom: FILET, right: FILET };
const CREUX: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3EFE9' } };
const TEXTE = '@';

/** Les signes que l'en-tête et le pied d'une feuille prendraient pour une commande. */
const litteral = (texte: string) => texte.replaceAll('&', '&&');

/** Un onglet : 31 signes au plus, sans ceux que les tableurs refusent, jamais deux fois le même. */
function nommerOnglets(noms: readonly string[]): string[] {
  const pris = new Set<string>();
  return noms.map((nom) => {
    const propre = nom.replace(/[[\]:*?/\\\p{Cc}]/gu, ' ').replace(/^[' ]+|[' ]+$/g, '') || 'Grille';
    let essai = propre.slice(0, 31).trim();
    for (let n = 2; pris.has(essai.toLowerCase()); n++) essai = `${propre.slice(0, 27).trim()} ${n}`;
    pris.add(essai.toLowerCase());
    return essai;
  });
}

/**
 * Un classeur d'une feuille par grille : titre, légende, en-tête figé et répété à l'impression, une liste de codes dans
 * chaque case. Paysage, une page en largeur ; `etaler` : une grille très large en prend plusieurs, noms répétés. Toute
 * cellule est du texte : un titre qui commence par `=` reste un titre.
 */
export async function grillesEnClasseur(
  grilles: readonly GrilleVierge[],
  etaler = false,
): Promise<Uint8Array<ArrayBuffer>> {
  const classeur = new ExcelJS.Workbook();
  classeur.creator = 'Griotte';
  classeur.title = grilles[0]?.titre ?? '';
  const onglets = nommerOnglets(grilles.map((g) => g.onglet));
  for (const [rang, grille] of grilles.entries()) ajouterFeuille(classeur, onglets[rang] ?? 'Grille', grille, etaler);
  return new Uint8Array(await classeur.xlsx.writeBuffer());
}

function ajouterFeuille(classeur: ExcelJS.Workbook, onglet: string, grille: GrilleVierge, etaler: boolean): void {
  const colonnes = grille.groupes.flatMap((g) => g.colonnes);
  const mesures = mesurerColonnes(colonnes);
  const derniere = colonnes.length + 2;
  const feuille = classeur.addWorksheet(onglet);
  feuille.columns = [
    { width: Math.min(34, Math.max(20, ...grille.noms.map((n) => n.length * 1.1 + 3))) },
    ...colonnes.map((c) => ({ width: mesures.largeur(c) })),
    { width: 26 },
  ];
  const chapeau = ecrireChapeau(feuille, grille, derniere);
  const entete = ecrireEntete(feuille, grille, mesures, chapeau + 1);
  ecrireLignes(feuille, grille, derniere, entete);
  feuille.views = [{ state: 'frozen', xSplit: 1, ySplit: entete, showGridLines: false, activeCell: `B${entete + 1}` }];
  const pages = etaler ? Math.ceil(colonnes.length / COLONNES_PAR_PAGE) : 1;
  feuille.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: pages,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: `${chapeau + 1}:${entete}`,
    printTitlesColumn: 'A:A',
    printArea: `A1:${feuille.getColumn(derniere).letter}${feuille.rowCount}`,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
  };
  feuille.headerFooter.oddFooter = [
    `&L&8 ${litteral(grille.reglages.nom)}`,
    `&C&8 ${litteral(grille.titre)}`,
    '&R&8Page &P / &N',
  ].join('');
}

/** Titre, précisions, légende et réserve, sur toute la largeur ; rend le rang de la dernière ligne écrite. */
function ecrireChapeau(feuille: ExcelJS.Worksheet, grille: GrilleVierge, derniere: number): number {
  const degres = legende(grille.reglages).flatMap(({ code, libelle }, rang) => [
    { text: `${rang > 0 ? '    ' : ''}${code}`, font: { name: POLICE, size: 10, bold: true } },
    { text: `\u00a0: ${libelle.replaceAll(' ', '\u00a0')}`, font: { name: POLICE, size: 10 } },
  ]);
  const lignes: { valeur: ExcelJS.CellValue; corps: number; gras?: boolean; haut: number }[] = [
    { valeur: grille.titre, corps: 15, gras: true, haut: 22 },
    { valeur: grille.precisions.join(' · '), corps: 10, haut: 16 },
    { valeur: { richText: degres }, corps: 10, haut: 30 },
    ...(grille.reserve ? [{ valeur: RESERVE, corps: 9, haut: 14 }] : []),
  ];
  for (const [rang, { valeur, corps, gras = false, haut }] of lignes.entries()) {
    const ligne = feuille.getRow(rang + 1);
    ligne.height = haut;
    const cellule = ligne.getCell(1);
    cellule.value = valeur;
    cellule.numFmt = TEXTE;
    cellule.font = { name: POLICE, size: corps, bold: gras };
    cellule.alignment = { vertical: 'middle', wrapText: true };
    feuille.mergeCells(rang + 1, 1, rang + 1, derniere);
  }
  return lignes.length;
}

/** Les situations s'il y en a, puis les intitulés ; rend le rang de la ligne des intitulés. */
function ecrireEntete(feuille: ExcelJS.Worksheet, grille: GrilleVierge, { aPlat, hauteur }: Mesures, debut: number) {
  const coiffes = grille.groupes.some((g) => g.titre !== null);
  const rang = coiffes ? debut + 1 : debut;
  if (coiffes) ecrireSituations(feuille, grille, debut);
  const ligne = feuille.getRow(rang);
  ligne.height = hauteur;
  const colonnes = grille.groupes.flatMap((g) => g.colonnes);
  for (const [n, { code, libelle }] of colonnes.entries()) {
    const cellule = ligne.getCell(n + 2);
    cellule.value = {
      richText: [
        { text: code, font: { name: POLICE, size: 9, bold: true } },
        { text: ` ${libelle}`, font: { name: POLICE, size: 8 } },
      ],
    };
    habillerTitre(cellule, { wrapText: true, ...(aPlat ? {} : { textRotation: 90 }) });
  }
  for (const [n, titre] of [
    [1, 'Apprenant'],
    [colonnes.length + 2, grille.remarque],
  ] as const) {
    ligne.getCell(n).value = titre;
    habillerTitre(ligne.getCell(n), { horizontal: 'left', indent: 1 });
    if (!coiffes) continue;
    feuille.getRow(debut).getCell(n).value = titre;
    feuille.mergeCells(debut, n, rang, n);
    habillerTitre(feuille.getRow(debut).getCell(n), { horizontal: 'left', indent: 1 });
  }
  return rang;
}

function ecrireSituations(feuille: ExcelJS.Worksheet, grille: GrilleVierge, rang: number): void {
  const ligne = feuille.getRow(rang);
  let colonne = 2;
  for (const { titre, colonnes } of grille.groupes) {
    const fin = colonne + colonnes.length - 1;
    ligne.getCell(colonne).value = titre;
    for (let n = colonne; n <= fin; n++) habillerTitre(ligne.getCell(n), { wrapText: true });
    if (fin > colonne) feuille.mergeCells(rang, colonne, rang, fin);
    colonne = fin + 1;
  }
  const large = (n: number) => feuille.getColumn(n).width ?? 8;
  let debut = 2;
  const lignes = grille.groupes.map(({ titre, colonnes }) => {
    const place = colonnes.reduce((l, _, n) => l + large(debut + n), 0);
    debut += colonnes.length;
    return Math.ceil(((titre ?? '').length * 1.2) / place);
  });
  ligne.height = Math.max(...lignes) * 12.5 + 4;
}

function habillerTitre(cellule: ExcelJS.Cell, alignement: Partial<ExcelJS.Alignment>): void {
  cellule.numFmt = TEXTE;
  cellule.font = { name: POLICE, size: 9, bold: true };
  cellule.fill = CREUX;
  cellule.border = BORDS;
  cellule.alignment = { horizontal: 'center', vertical: 'bottom', ...alignement };
}

const argb = (couleur: string) => ({ argb: `FF${couleur.slice(1).toUpperCase()}` });

/** Un code saisi prend la couleur de son degré. */
const couleurs = ({ degres, jaune }: Reglages): ExcelJS.ConditionalFormattingRule[] =>
  DEGRES.map((degre, rang) => {
    const { fond, texte } = couleursDe(jaune)[degre];
    return {
      type: 'cellIs',
      operator: 'equal',
      priority: rang + 1,
      formulae: [`"${degres[degre].code}"`],
      style: { fill: { type: 'pattern', pattern: 'solid', bgColor: argb(fond) }, font: { color: argb(texte) } },
    };
  });

/** Une ligne par apprenant, une liste des codes dans chaque case. */
function ecrireLignes(feuille: ExcelJS.Worksheet, grille: GrilleVierge, derniere: number, entete: number): void {
  const codes = legende(grille.reglages).map((d) => d.code);
  const validation: ExcelJS.DataValidation = {
    type: 'list',
    allowBlank: true,
    formulae: [`"${codes.join(',')}"`],
    showErrorMessage: true,
    errorTitle: 'Degré inconnu',
    error: `Choisissez l’un des codes\u00a0: ${codes.join(', ')}.`,
  };
  const noms = grille.noms.length > 0 ? grille.noms : Array.from({ length: LIGNES_VIDES }, () => '');
  for (const [rang, nom] of noms.entries()) {
    const ligne = feuille.getRow(entete + 1 + rang);
    ligne.height = 19;
    for (let n = 1; n <= derniere; n++) {
      const cellule = ligne.getCell(n);
      const uneCase = n > 1 && n < derniere;
      cellule.numFmt = TEXTE;
      cellule.font = { name: POLICE, size: 10, bold: uneCase };
      cellule.border = BORDS;
      cellule.alignment = uneCase
        ? { vertical: 'middle', horizontal: 'center' }
        : { vertical: 'middle', horizontal: 'left', indent: 1, wrapText: n === derniere };
      if (uneCase) cellule.dataValidation = validation;
    }
    if (nom !== '') ligne.getCell(1).value = nom;
  }
  if (derniere === 2) return;
  const fin = `${feuille.getColumn(derniere - 1).letter}${entete + noms.length}`;
  feuille.addConditionalFormatting({ ref: `B${entete + 1}:${fin}`, rules: couleurs(grille.reglages) });
}
