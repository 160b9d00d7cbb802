import 'server-only';
import ExcelJS from 'exceljs';
import { NOM_EXEMPLE } from '../regles-exemples';

interface ColonneModele {
  titre: string;
  exemple: string;
  /** Ce que la cellule doit être, dit en y entrant. */
  aide?: string;
  liste?: readonly string[];
  /** Sans elle, la ligne n'entre pas. */
  requise?: boolean;
}

const LIENS = ['Mère', 'Père', 'Tuteur', 'Autre'] as const;
const DATE = 'jj/mm/aaaa, par exemple 14/07/2009.';

const responsable = (rang: number, prenom: string, lien: string): ColonneModele[] => [
  { titre: `Nom du responsable ${rang}`, exemple: NOM_EXEMPLE },
  { titre: `Prénom du responsable ${rang}`, exemple: prenom },
  { titre: `Lien du responsable ${rang}`, exemple: lien, liste: LIENS },
  {
    titre: `Courriel du responsable ${rang}`,
    exemple: `${prenom.toLowerCase()}.exemple@example.org`,
    aide: 'La même adresse pour chacun de ses enfants\u00a0: c’est ainsi qu’il n’a qu’un compte.',
  },
];

/** Les feuilles du modèle, une par sujet ; leurs en-têtes sont reconnus au retour. */
const FEUILLES: Readonly<Record<string, readonly ColonneModele[]>> = {
  Classes: [
    {
      titre: 'Classe',
      exemple: '',
      aide: 'Le nom court, le même que dans les autres feuilles\u00a0: 2MRC1.',
      requise: true,
    },
    { titre: 'Libellé', exemple: '' },
    {
      titre: 'Code MEF',
      exemple: '',
      aide: 'Dix ou onze chiffres. Facultatif\u00a0: il donne le diplôme et le niveau.',
    },
  ],
  Apprenants: [
    { titre: 'Nom', exemple: NOM_EXEMPLE, requise: true },
    { titre: 'Prénom', exemple: 'Camille', requise: true },
    { titre: 'Date de naissance', exemple: '14/07/2009', aide: DATE, requise: true },
    { titre: 'Classe', exemple: '2MRC1', aide: 'Le nom court de sa classe.', requise: true },
    { titre: 'Sexe', exemple: 'F', liste: ['F', 'M'] },
    { titre: 'INE', exemple: '', aide: 'Onze signes. Il suit l’apprenant d’un établissement à l’autre.' },
    {
      titre: 'Numéro',
      exemple: 'A-0001',
      aide: 'Celui que vous lui donnez, le même d’une année à l’autre\u00a0: son compte le suit, même si son nom change.',
    },
    { titre: 'Groupes', exemple: '', aide: 'Séparés par des virgules.' },
    { titre: 'Courriel', exemple: '' },
    ...responsable(1, 'Dominique', 'Mère'),
    ...responsable(2, 'Claude', 'Père'),
  ],
  Responsables: [
    {
      titre: 'Nom de l’apprenant',
      exemple: NOM_EXEMPLE,
      aide: 'Cette feuille remplace les colonnes de responsables de la précédente, si vous préférez une ligne par responsable.',
      requise: true,
    },
    { titre: 'Prénom de l’apprenant', exemple: 'Camille', requise: true },
    { titre: 'Date de naissance de l’apprenant', exemple: '14/07/2009', aide: DATE },
    { titre: 'Nom du responsable', exemple: NOM_EXEMPLE, requise: true },
    { titre: 'Prénom du responsable', exemple: 'Dominique' },
    { titre: 'Lien du responsable', exemple: 'Mère', liste: LIENS },
    { titre: 'Courriel du responsable', exemple: 'dominique.exemple@example.org' },
  ],
  Personnels: [
    { titre: 'Nom', exemple: NOM_EXEMPLE, requise: true },
    { titre: 'Prénom', exemple: 'Andrée', requise: true },
    { titre: 'Civilité', exemple: 'Mme', liste: ['M.', 'Mme'] },
    { titre: 'Date de naissance', exemple: '31/12/1975', aide: `${DATE} Elle donne le mot de passe initial.` },
    { titre: 'Fonction', exemple: 'Enseignant', liste: ['Enseignant', 'Direction'] },
    { titre: 'Discipline', exemple: 'Vente' },
    { titre: 'Classes', exemple: '2MRC1', aide: 'Séparées par des virgules.' },
    { titre: 'Courriel', exemple: 'andree.exemple@example.org' },
    { titre: 'Numéro', exemple: '' },
  ],
};

/** Les lignes où une liste et un format sont posés d'avance. */
const LIGNES = 2000;

/**
 * Le modèle à remplir (IMP-10), en xlsx : une feuille par sujet, ses colonnes nécessaires en gras, des listes où il y en a une, une
 * ligne d'exemple que l'import reconnaît et n'importe pas.
 */
export async function composerModele(): Promise<Uint8Array<ArrayBuffer>> {
  const classeur = new ExcelJS.Workbook();
  for (const [nom, colonnes] of Object.entries(FEUILLES))
    remplir(classeur.addWorksheet(nom, { views: [{ state: 'frozen', ySplit: 1 }] }), colonnes);
  return new Uint8Array(await classeur.xlsx.writeBuffer());
}

function remplir(page: ExcelJS.Worksheet, colonnes: readonly ColonneModele[]): void {
  // Du texte partout : une date, un numéro ou un zéro en tête restent tels qu'ils sont écrits.
  page.columns = colonnes.map((c) => ({
    header: c.titre,
    width: Math.max(14, c.titre.length + 3),
    style: { numFmt: '@' },
  }));
  for (const [rang, { requise, aide, liste }] of colonnes.entries()) {
    page.getCell(1, rang + 1).font = { bold: requise === true };
    if (!aide && !liste) continue;
    const lettre = page.getColumn(rang + 1).letter;
    const regle: ExcelJS.DataValidation = {
      type: liste ? 'list' : 'custom',
      allowBlank: true,
      formulae: [liste ? `"${liste.join(',')}"` : 'TRUE'],
      showErrorMessage: liste !== undefined,
      error: liste ? `Choisissez\u00a0: ${liste.join(', ')}.` : '',
      ...(aide && { showInputMessage: true, promptTitle: colonnes[rang]?.titre.slice(0, 32) ?? '', prompt: aide }),
    };
    poserValidation(page, `${lettre}2:${lettre}${LIGNES}`, regle);
  }
  if (colonnes.some((c) => c.exemple === NOM_EXEMPLE)) {
    const exemple = page.addRow(colonnes.map((c) => c.exemple));
    exemple.font = { italic: true, color: { argb: 'FF777777' } };
  }
}

/** exceljs valide une plage entière par cet objet, que ses types ne disent pas ; cellule par cellule, le modèle pèserait des Mo. */
function poserValidation(page: ExcelJS.Worksheet, plage: string, regle: ExcelJS.DataValidation): void {
  const { dataValidations } = page as unknown as {
    dataValidations: { add(plage: string, regle: ExcelJS.DataValidation): void };
  };
  dataValidations.add(plage, regle);
}
