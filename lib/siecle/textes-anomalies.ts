import { type CodeAnomalie, TEXTES_ANOMALIES } from './textes';

/** Ceux dont le compte attend un bon nom. */
export const CODES_ATTENTE: CodeAnomalie[] = ['nom-abime-attend', 'nom-long-attend'];

const textes: Readonly<Record<string, string>> = TEXTES_ANOMALIES;

/** Une sorte d'anomalie en une phrase : la première de son texte, des points à la place de ce qui change d'une ligne à l'autre. */
export const intituleAnomalie = (code: string): string =>
  (textes[code] ?? code).replace(/\{\w+\}/g, '…').replace(/\. .*$/s, '.');
