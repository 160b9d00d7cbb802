import 'server-only';
import {
  AlignmentType,
  ExternalHyperlink,
  type ILevelsOptions,
  LevelFormat,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { Bloc, Morceau } from '../regles-blocs';

const PUCES = 'puces';
const NUMEROS = 'numeros';
const RETRAIT = 360;

const retrait = (niveau: number) => ({ left: RETRAIT * (niveau + 1), hanging: RETRAIT });

const niveaux = (
  format: readonly (typeof LevelFormat)[keyof typeof LevelFormat][],
  texte: (niveau: number) => string,
) =>
  format.map(
    (f, level): ILevelsOptions => ({
      level,
      format: f,
      text: texte(level),
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: retrait(level) } },
    }),
  );

const { DECIMAL, LOWER_LETTER, LOWER_ROMAN, BULLET } = LevelFormat;

/** Les listes d'un document, cinq niveaux chacune : à donner à `numbering` du document. */
export const LISTES = {
  config: [
    { reference: PUCES, levels: niveaux(Array(5).fill(BULLET), (n) => ['•', '–', '▪', '•', '–'][n] ?? '•') },
    {
      reference: NUMEROS,
      levels: niveaux([DECIMAL, LOWER_LETTER, LOWER_ROMAN, DECIMAL, LOWER_LETTER], (n) => `%${n + 1}.`),
    },
  ],
};

const textes = ({ texte, gras, italique }: Morceau, style?: string): TextRun[] => {
  const forme = { ...(gras && { bold: true }), ...(italique && { italics: true }), ...(style && { style }) };
  return texte.split('\n').map((ligne, rang) => new TextRun({ ...forme, text: ligne, ...(rang > 0 && { break: 1 }) }));
};

const enMorceaux = (morceaux: readonly Morceau[]): ParagraphChild[] =>
  morceaux.flatMap((m): ParagraphChild[] =>
    m.lien ? [new ExternalHyperlink({ link: m.lien, children: textes(m, 'Hyperlink') })] : textes(m),
  );

/** Rend des blocs dans un document Word, chaque liste numérotée y repartant de 1. Un seul par document. */
export class TexteEnDocx {
  private listes = 0;

  rendre(blocs: readonly Bloc[], niveau = -1): Paragraph[] {
    return blocs.flatMap((bloc) => {
      if (bloc.genre === 'liste') return this.rendreListe(bloc, niveau + 1);
      const indent = niveau >= 0 && { indent: { left: retrait(niveau).left } };
      return [new Paragraph({ children: enMorceaux(bloc.morceaux), ...indent })];
    });
  }

  private rendreListe({ numerotee, elements }: Extract<Bloc, { genre: 'liste' }>, niveau: number): Paragraph[] {
    const numbering = { reference: numerotee ? NUMEROS : PUCES, level: niveau, instance: ++this.listes };
    return elements.flatMap(([premier, ...suite]) => {
      if (premier?.genre !== 'paragraphe') return this.rendre(premier ? [premier, ...suite] : [], niveau);
      const tete = new Paragraph({ children: enMorceaux(premier.morceaux), numbering, style: 'Liste' });
      return [tete, ...this.rendre(suite, niveau)];
    });
  }
}
