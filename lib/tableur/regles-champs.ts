import type { Contenu } from './types';

/** Ce qu'une colonne peut donner, et le titre sous lequel la liste le range. */
export interface Champ {
  cle: string;
  libelle: string;
  groupe: string;
}

export const CONTENUS: Record<Contenu, string> = {
  apprenants: 'Des apprenants (et leurs responsables)',
  responsables: 'Des responsables, et de qui ils le sont',
  personnels: 'Des personnels',
  classes: 'Des classes',
};

/** Ce qui nomme quelqu'un, séparé ou dans une seule cellule. */
const NOMS: readonly [string, string][] = [
  ['nom', 'Nom'],
  ['prenom', 'Prénom'],
  ['nomPrenom', 'NOM Prénom, ensemble'],
  ['prenomNom', 'Prénom NOM, ensemble'],
];

/** Les responsables d'un apprenant qu'une ligne peut porter. */
export const RANGS_RESPONSABLES = [1, 2, 3, 4] as const;

const responsables = (rangs: readonly number[]): Champ[] =>
  rangs.flatMap((rang) =>
    [
      ...NOMS,
      ['civilite', 'Civilité'],
      ['lien', 'Lien (mère, père…)'],
      ['courriel', 'Adresse électronique'],
      ['numero', 'Numéro'],
    ].map(([cle, libelle]) => ({
      cle: `r${rang}.${cle}`,
      libelle: `Responsable ${rang}\u00a0: ${libelle}`,
      groupe: `Responsable ${rang}`,
    })),
  );

const champs = (groupe: string, paires: readonly (readonly [string, string])[]): Champ[] =>
  paires.map(([cle, libelle]) => ({ cle, libelle, groupe }));

/** Par contenu, ce que ses colonnes peuvent donner. */
export const CHAMPS: Record<Contenu, readonly Champ[]> = {
  apprenants: [
    ...champs('Apprenant', [
      ...NOMS,
      ['nomUsage', 'Nom d’usage'],
      ['naissance', 'Date de naissance'],
      ['sexe', 'Sexe ou civilité'],
      ['ine', 'INE'],
      ['numero', 'Numéro dans l’établissement'],
      ['courriel', 'Adresse électronique'],
    ]),
    ...champs('Scolarité', [
      ['classe', 'Classe'],
      ['groupes', 'Groupes'],
      ['mef', 'Code MEF'],
      ['entree', 'Date d’entrée'],
      ['sortie', 'Date de sortie'],
    ]),
    ...responsables(RANGS_RESPONSABLES),
  ],
  responsables: [
    ...champs(
      'Apprenant',
      (
        [
          ...NOMS,
          ['naissance', 'Date de naissance'],
          ['ine', 'INE'],
          ['numero', 'Numéro dans l’établissement'],
        ] as const
      ).map(([cle, libelle]) => [cle, `Apprenant\u00a0: ${libelle}`] as const),
    ),
    ...responsables(RANGS_RESPONSABLES),
  ],
  personnels: champs('Personnel', [
    ...NOMS,
    ['civilite', 'Civilité'],
    ['naissance', 'Date de naissance'],
    ['courriel', 'Adresse électronique'],
    ['fonction', 'Fonction (enseignant, direction…)'],
    ['discipline', 'Discipline'],
    ['classes', 'Classes'],
    ['numero', 'Numéro dans l’établissement'],
  ]),
  classes: champs('Classe', [
    ['classe', 'Nom court (code)'],
    ['libelle', 'Nom long'],
    ['mef', 'Code MEF'],
  ]),
};

const nomme = (champs: ReadonlySet<string>, prefixe = ''): boolean =>
  (champs.has(`${prefixe}nom`) && champs.has(`${prefixe}prenom`)) ||
  champs.has(`${prefixe}nomPrenom`) ||
  champs.has(`${prefixe}prenomNom`);

/** Les responsables que ces champs nomment, par leur préfixe (« r1. »). */
const responsablesNommes = (champs: ReadonlySet<string>): string[] =>
  RANGS_RESPONSABLES.map((rang) => `r${rang}.`).filter(
    (p) => champs.has(`${p}nom`) || champs.has(`${p}nomPrenom`) || champs.has(`${p}prenomNom`),
  );

/** Ce qui manque à une feuille pour être lue, en mots ; vide : rien. */
export function champsManquants(contenu: Contenu, choisis: readonly string[], classe: string): string[] {
  const champs = new Set(choisis.filter(Boolean));
  const manque: [boolean, string][] = {
    apprenants: [
      [nomme(champs), 'le nom et le prénom'],
      [champs.has('naissance'), 'la date de naissance'],
      [champs.has('classe') || classe.trim() !== '', 'la classe'],
    ],
    responsables: [
      [nomme(champs) || champs.has('numero') || champs.has('ine'), 'l’apprenant (son nom et son prénom, ou un numéro)'],
      [responsablesNommes(champs).length > 0, 'le nom d’un responsable'],
    ],
    personnels: [[nomme(champs), 'le nom et le prénom']],
    classes: [[champs.has('classe'), 'le nom court de la classe']],
  }[contenu] as [boolean, string][];
  return manque.filter(([present]) => !present).map(([, quoi]) => quoi);
}

/** Les champs choisis pour deux colonnes d'une même feuille. */
export const champsDoubles = (choisis: readonly string[]): string[] => [
  ...new Set(choisis.filter((c, rang) => c !== '' && choisis.indexOf(c) < rang)),
];
