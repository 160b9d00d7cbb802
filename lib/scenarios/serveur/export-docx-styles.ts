import 'server-only';
import { BorderStyle, type IStylesOptions, type ITableBordersOptions, LineRuleType } from 'docx';

const POLICE = 'Calibri';
const ENCRE = '28221E';
export const GRIS = '5C544D';
const ACCENT = '8B1E3F';
export const CREUX = 'F3EFE9';
const FILET = { style: BorderStyle.SINGLE, size: 4, color: 'CFC6BB' };

export const FILETS: ITableBordersOptions = {
  top: FILET,
  bottom: FILET,
  left: FILET,
  right: FILET,
  insideHorizontal: FILET,
  insideVertical: FILET,
};

const RIEN = { style: BorderStyle.NONE, size: 0, color: 'auto' };
export const SANS_FILET: ITableBordersOptions = {
  top: RIEN,
  bottom: RIEN,
  left: RIEN,
  right: RIEN,
  insideHorizontal: RIEN,
  insideVertical: RIEN,
};

/** Les styles nommés d'un document : l'enseignant en change un, tout le document suit. Tailles en demi-points. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: POLICE, size: 22, color: ENCRE, language: { value: 'fr-FR' } },
      paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { size: 36, bold: true, color: ACCENT },
      paragraph: { spacing: { before: 0, after: 160 }, keepNext: true },
    },
    heading1: {
      run: { size: 26, bold: true, color: ACCENT },
      paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
    },
    hyperlink: { run: { color: ACCENT, underline: {} } },
  },
  paragraphStyles: [
    { id: 'Liste', name: 'Liste', basedOn: 'Normal', quickFormat: true, paragraph: { contextualSpacing: true } },
    {
      id: 'Cellule',
      name: 'Cellule',
      basedOn: 'Normal',
      paragraph: { spacing: { before: 40, after: 40, line: 240, lineRule: LineRuleType.AUTO } },
    },
    {
      id: 'Note',
      name: 'Note',
      basedOn: 'Normal',
      run: { size: 18, color: GRIS },
      paragraph: { spacing: { before: 80 } },
    },
  ],
};
