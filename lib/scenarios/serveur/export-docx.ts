import 'server-only';
import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { direTaille } from '@/lib/abonnement/regles';
import { intitulesScenario } from '@/lib/parametres/regles-masques';
import { lisible } from '@/lib/texte-riche/regles-texte';
import { LISTES, TexteEnDocx } from '@/lib/texte-riche/serveur/export-docx';
import { enBlocs } from '@/lib/texte-riche/serveur/regles-lecture';
import { GRIS, SANS_FILET, STYLES } from './export-docx-styles';
import { identite, items, LARGEUR, MARGE, PAGE, texte } from './export-docx-tableaux';
import type { ScenarioAExporter } from './queries-export';

/** La place du logo, en pixels à 96 par pouce. */
const LOGO = { largeur: 150, hauteur: 64 };

type Contenu = (Paragraph | Table)[];

const titreDeSection = (libelle: string) =>
  new Paragraph({ heading: HeadingLevel.HEADING_1, children: [texte(libelle)] });

/**
 * Un scénario en document Word (SCE-6 ; G 3.7.2) : modifiable, styles nommés, sous les intitulés de l'établissement. Les
 * champs vides n'y sont pas. Rend les octets du fichier docx.
 */
export async function scenarioEnDocx(lu: ScenarioAExporter): Promise<Uint8Array<ArrayBuffer>> {
  const { scenario: s, diplome, reglages } = lu;
  const document = new Document({
    title: lisible(s.titre),
    subject: diplome,
    creator: s.auteur,
    lastModifiedBy: s.auteur,
    description: `Scénario pédagogique · ${lisible(reglages.nom)}`,
    styles: STYLES,
    numbering: LISTES,
    sections: [
      {
        properties: {
          page: {
            size: PAGE,
            margin: { top: MARGE, bottom: MARGE, left: MARGE, right: MARGE, header: 567, footer: 567 },
          },
        },
        headers: { default: entete(lu) },
        footers: { default: pied(s.titre) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [texte(s.titre)] }),
          identite(lu),
          ...champs(lu),
          ...(s.items.length > 0 ? [titreDeSection('Items travaillés'), ...items(s.items)] : []),
          ...fichiers(lu),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** Le logo et le nom de l'établissement, en haut de chaque page. */
function entete({ reglages, logo }: ScenarioAExporter): Header {
  const echelle = logo ? Math.min(LOGO.largeur / logo.largeur, LOGO.hauteur / logo.hauteur, 1) : 1;
  const image = logo && [
    new ImageRun({
      type: 'png',
      data: logo.png,
      transformation: { width: Math.round(logo.largeur * echelle), height: Math.round(logo.hauteur * echelle) },
      altText: { name: 'Logo', title: 'Logo', description: `Logo de ${lisible(reglages.nom)}` },
    }),
  ];
  const [gauche, droite] = [image ? 2600 : 0, image ? LARGEUR - 2600 : LARGEUR];
  const nom = new Paragraph({
    alignment: image ? AlignmentType.RIGHT : AlignmentType.LEFT,
    spacing: { after: 0 },
    children: [
      texte(reglages.nom, { bold: true }),
      new TextRun({ text: 'Scénario pédagogique', color: GRIS, break: 1 }),
    ],
  });
  const cellule = (contenu: Paragraph, large: number) =>
    new TableCell({
      width: { size: large, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      children: [contenu],
    });
  const cellules = [
    ...(image ? [cellule(new Paragraph({ spacing: { after: 0 }, children: image }), gauche)] : []),
    cellule(nom, droite),
  ];
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: LARGEUR, type: WidthType.DXA },
    columnWidths: image ? [gauche, droite] : [droite],
    borders: SANS_FILET,
    rows: [new TableRow({ children: cellules })],
  });
  return new Header({ children: [table, new Paragraph({ spacing: { after: 120 }, children: [] })] });
}

/** « Titre du scénario … Page 1 / 2 ». */
const pied = (titre: string) =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Note',
        alignment: AlignmentType.RIGHT,
        children: [
          texte(`${titre} – Page\u00a0`),
          new TextRun({ children: [PageNumber.CURRENT, '\u00a0/\u00a0', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });

function champs({ scenario: s, reglages }: ScenarioAExporter): Contenu {
  const riche = new TexteEnDocx();
  return intitulesScenario(reglages.masques, s.referentiel).flatMap(({ cle, libelle }): Contenu => {
    const contenu = cle === 'liens' ? liens(s.liens) : riche.rendre(enBlocs(s[cle]));
    return contenu.length > 0 ? [titreDeSection(libelle), ...contenu] : [];
  });
}

const liens = (liens: ScenarioAExporter['scenario']['liens']) =>
  liens.map(
    ({ url, libelle }) =>
      new Paragraph({
        style: 'Liste',
        numbering: { reference: 'puces', level: 0 },
        children: [
          new ExternalHyperlink({
            link: url,
            children: [new TextRun({ text: lisible(libelle || url), style: 'Hyperlink' })],
          }),
        ],
      }),
  );

const fichiers = ({ scenario: { fichiers } }: ScenarioAExporter): Contenu =>
  fichiers.length === 0
    ? []
    : [
        titreDeSection('Fichiers joints'),
        ...fichiers.map(
          ({ nom, octets }) =>
            new Paragraph({
              style: 'Liste',
              numbering: { reference: 'puces', level: 0 },
              children: [texte(nom), texte(` (${direTaille(octets)})`, { color: GRIS })],
            }),
        ),
      ];
