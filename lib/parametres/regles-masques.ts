import { familleFiche } from '@/lib/champs/regles-fiche';
import { CHAMPS_SCENARIO, type CleScenario } from '@/lib/champs/regles-scenario';
import { CHAMPS, CHAMPS_COMMUNS, type ChampFiche, type CleCommune } from '@/lib/champs/textes-fiche';

/** Les intitulés qu'un établissement a changés : diplôme, puis champ (`passeport.contexte`), puis intitulé. */
export type Masques = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Un champ dont l'intitulé peut changer, et son intitulé d'origine. */
export interface ChampMasquable {
  champ: string;
  origine: string;
}

export interface GroupeMasquable {
  titre: string;
  champs: ChampMasquable[];
}

interface Diplome {
  code: string;
  famille: string;
}

const COMMUNS = Object.entries(CHAMPS_COMMUNS).map(([cle, libelle]) => ({ cle, libelle }));

const enGroupe = (titre: string, prefixe: string, champs: readonly { cle: string; libelle: string }[]) => ({
  titre,
  champs: champs.map(({ cle, libelle }) => ({ champ: `${prefixe}.${cle}`, origine: libelle })),
});

/** Les champs d'un diplôme que l'établissement peut nommer autrement (PAR-3), rangés comme les écrans les montrent. */
export function champsMasquables(famille: string): GroupeMasquable[] {
  const deFiche = familleFiche(famille);
  return [
    enGroupe('Passeport professionnel\u00a0: haut de la fiche', 'passeport', COMMUNS),
    enGroupe('Passeport professionnel\u00a0: description', 'passeport', CHAMPS[deFiche]),
    ...(deFiche === 'ga' ? [enGroupe('Passeport professionnel\u00a0: partie BEP', 'passeport.bep', CHAMPS.bep)] : []),
    enGroupe('Scénarios', 'scenarios', CHAMPS_SCENARIO),
  ];
}

export type IntitulesCommuns = Record<CleCommune, string>;

/** Les intitulés d'une fiche du passeport : formulaire, lecture, listes et exports ne connaissent que ceux-là. */
export interface IntitulesFiche {
  communs: IntitulesCommuns;
  champs: readonly ChampFiche[];
  /** Champs de la partie BEP (GA). */
  bep: readonly ChampFiche[];
}

/** L'aide d'un champ explique son intitulé d'origine : elle s'efface avec lui. */
const nommerChamps = (
  masque: Readonly<Record<string, string>>,
  prefixe: string,
  champs: readonly ChampFiche[],
): ChampFiche[] =>
  champs.map((c) => {
    const libelle = masque[`${prefixe}.${c.cle}`];
    return libelle ? { ...c, libelle, aide: '' } : c;
  });

/** Les intitulés du haut d'une fiche, que les listes montrent aussi. `code` nul : aucun diplôme, ceux d'origine. */
export function intitulesCommuns(masques: Masques, code: string | null): IntitulesCommuns {
  const commun = (cle: CleCommune): string => masques[code ?? '']?.[`passeport.${cle}`] ?? CHAMPS_COMMUNS[cle];
  return {
    titre: commun('titre'),
    faiteLe: commun('faiteLe'),
    lieu: commun('lieu'),
    organisationPfmp: commun('organisationPfmp'),
    organisationEtablissement: commun('organisationEtablissement'),
    pfmpDebutLe: commun('pfmpDebutLe'),
    pfmpFinLe: commun('pfmpFinLe'),
  };
}

/** Tous les intitulés d'une fiche dans un diplôme (PAR-3). */
export function intitulesFiche(masques: Masques, { code, famille }: Diplome): IntitulesFiche {
  const masque = masques[code] ?? {};
  return {
    communs: intitulesCommuns(masques, code),
    champs: nommerChamps(masque, 'passeport', CHAMPS[familleFiche(famille)]),
    bep: nommerChamps(masque, 'passeport.bep', CHAMPS.bep),
  };
}

/** Les intitulés d'un scénario pour un diplôme (PAR-3), dans l'ordre des champs. */
export const intitulesScenario = (masques: Masques, code: string): { cle: CleScenario; libelle: string }[] =>
  CHAMPS_SCENARIO.map(({ cle, libelle }) => ({ cle, libelle: masques[code]?.[`scenarios.${cle}`] ?? libelle }));
