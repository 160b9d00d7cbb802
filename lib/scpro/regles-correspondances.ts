import type { DocumentScpro } from './serveur/regles-format';

export type NiveauScenario = 1 | 2 | 3;

/** MEF_STAT_4 du bac pro en trois ans, par année ; celui d'un CAP (2321, 2322) n'a pas d'équivalent ici. */
const NIVEAUX: Record<string, NiveauScenario> = { 2381: 1, 2382: 2, 2383: 3 };

/** Le niveau d'un MEF_STAT_4 ; nul pour une autre formation que le bac pro en trois ans. */
export const niveauDe = (mefStat4: string): NiveauScenario | null => NIVEAUX[mefStat4.trim()] ?? null;

/** 2 → « 2382 » ; vide pour un niveau qui n'en est pas. */
export const mefStat4De = (niveau: number): string => Object.keys(NIVEAUX).find((m) => NIVEAUX[m] === niveau) ?? '';

/** Les codes par lesquels un diplôme se nomme dans un fichier : le sien, et ceux que des MEF lui rattachent. */
export interface CodesDiplome {
  referentiel: string;
  codeDiplome: string | null;
  /** Codes de diplôme de MEF qui ne mènent qu'à lui ; une seconde commune à plusieurs n'en est pas. */
  autresCodes: readonly string[];
}

/** Le référentiel d'un document : celui que nous y avons écrit, sinon celui de son code de diplôme ; nul s'il n'est pas d'ici. */
export function referentielDe(
  document: Pick<DocumentScpro, 'diplome'>,
  ecrit: string | null,
  diplomes: readonly CodesDiplome[],
): string | null {
  if (ecrit !== null && diplomes.some((d) => d.referentiel === ecrit)) return ecrit;
  const code = document.diplome.trim();
  if (code === '') return null;
  const trouve = diplomes.find((d) => d.codeDiplome === code) ?? diplomes.find((d) => d.autresCodes.includes(code));
  return trouve?.referentiel ?? null;
}
