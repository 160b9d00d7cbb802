import 'server-only';
import { Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx';
import { formaterJour } from '@/lib/dates';
import type { ItemEvaluable } from '@/lib/referentiels/regles-items';
import { estReserve, NATURES, parSituation, RESERVE } from '@/lib/referentiels/regles-items';
import { libelleNiveau } from '@/lib/referentiels/regles-niveaux';
import { lisible } from '@/lib/texte-riche/regles-texte';
import { CREUX, FILETS, GRIS } from './export-docx-styles';
import type { ScenarioAExporter } from './queries-export';

/** A4 et ses marges, en vingtièmes de point. */
export const PAGE = { width: 11906, height: 16838 };
export const MARGE = 1134;
export const LARGEUR = PAGE.width - 2 * MARGE;

/** Un texte saisi, sans rien qu'un lecteur de docx refuserait. */
export const texte = (mot: string, options: { bold?: boolean; color?: string } = {}): TextRun =>
  new TextRun({ ...options, text: lisible(mot) });

type Cellule = { contenu: Paragraph[]; fond?: boolean };

/** Un tableau à deux colonnes. `entete` : sa première ligne revient en haut de chaque page. */
const tableau = (lignes: readonly [Cellule, Cellule][], gauche: number, entete = false) =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: LARGEUR, type: WidthType.DXA },
    columnWidths: [gauche, LARGEUR - gauche],
    borders: FILETS,
    margins: { left: 100, right: 100 },
    rows: lignes.map(
      (cellules, rang) =>
        new TableRow({
          cantSplit: true,
          tableHeader: entete && rang === 0,
          children: cellules.map(
            ({ contenu, fond }, n) =>
              new TableCell({
                width: { size: n === 0 ? gauche : LARGEUR - gauche, type: WidthType.DXA },
                children: contenu,
                ...(fond && { shading: { fill: CREUX } }),
              }),
          ),
        }),
    ),
  });

const cellule = (...contenu: TextRun[]) => new Paragraph({ style: 'Cellule', children: contenu });

/** De qui est le scénario, pour qui, et depuis quand. */
export function identite({ scenario: s, diplome }: ScenarioAExporter): Table {
  const lignes: [string, string][] = [
    ['Auteur', s.auteur],
    ['Diplôme', diplome],
    ['Niveau', libelleNiveau(s.niveau)],
    ['Créé le', formaterJour(s.creeLe)],
    ['Modifié le', formaterJour(s.modifieLe)],
    ['Visible par', s.prive ? 'Son auteur seul' : 'Les enseignants de l’établissement'],
  ];
  return tableau(
    lignes.map(([nom, valeur]) => [
      { contenu: [cellule(texte(nom, { bold: true }))], fond: true },
      { contenu: [cellule(texte(valeur))] },
    ]),
    1900,
  );
}

/** Les items : code et intitulé, la compétence dessous ; complexités et aléas à la suite de leur situation. */
export function items(choisis: readonly ItemEvaluable[]): (Paragraph | Table)[] {
  const titres: [Cellule, Cellule] = [
    { contenu: [cellule(texte('Code', { bold: true }))], fond: true },
    { contenu: [cellule(texte('Intitulé', { bold: true }))], fond: true },
  ];
  const lignes = parSituation(choisis).flatMap(({ items }) => items.map(ligneItem));
  const note = estReserve(choisis) ? [new Paragraph({ style: 'Note', children: [texte(RESERVE)] })] : [];
  return [tableau([titres, ...lignes], 1500, true), ...note];
}

function ligneItem({ code, nature, libelle, competence, verifie }: ItemEvaluable): [Cellule, Cellule] {
  const principal = nature === 'item';
  const marque = verifie ? '' : '\u00a0*';
  return [
    { contenu: [cellule(texte(code, { bold: principal }))] },
    {
      contenu: [
        new Paragraph({
          style: 'Cellule',
          ...(!principal && { indent: { left: 280 } }),
          children: [
            ...(principal ? [] : [texte(NATURES[nature], { color: GRIS })]),
            texte(`${libelle}${marque}`, { bold: principal && competence !== null }),
          ],
        }),
        ...(competence ? [cellule(texte(competence))] : []),
      ],
    },
  ];
}
