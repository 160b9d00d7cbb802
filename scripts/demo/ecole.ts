import { element, type Noeud, textes } from './xml';

/** Le lycée de démonstration : tout y est inventé (le 0999xxx n'est attribué à aucun établissement). */
export const ECOLE = {
  rne: '0999777P',
  nom: 'Lycée professionnel Les Griottes',
  sigle: 'LP',
  denomination: 'LYCEE PROFESSIONNEL',
  complement: 'LES GRIOTTES',
  adresse: '3 CHEMIN DES CERISIERS',
  commune: 'VILLEGRIOTTE',
  codePostal: '99770',
  telephone: '0199000077',
} as const;

/** Année de la rentrée, et jour des exports. */
export const ANNEE = 2026;
export const DATE_EXPORT = `${ANNEE}-10-12`;

export type Niveau = 1 | 2 | 3;
export type Division = {
  code: string;
  libelle: string;
  niveau: Niveau;
  specialite: string;
  formation: string;
  mef: string;
  libelleMef: string;
  effectif: number;
};

/** BCN : spécialité à cinq chiffres ; effectifs de la seconde à la terminale. */
const FILIERES = [
  {
    suffixe: 'GA1',
    specialite: '30001',
    libelle: 'GESTION-ADMINISTRATION',
    court: 'GESTION-ADMINISTRATION',
    effectifs: [13, 12, 13],
  },
  { suffixe: 'TRA', specialite: '31108', libelle: 'TRANSPORT', court: 'TRANSPORT', effectifs: [12, 13, 12] },
  { suffixe: 'LOG', specialite: '31106', libelle: 'LOGISTIQUE', court: 'LOGISTIQUE', effectifs: [13, 12, 13] },
  {
    suffixe: 'AGO',
    specialite: '30004',
    libelle: 'AGORA',
    court: 'ASSISTANC.GEST.ORGANIS.ACTIVITES',
    effectifs: [12, 13, 12],
  },
];
const NIVEAUX = [
  { niveau: 1, prefixe: '2', libelle: '2NDE PRO', formation: '2NDPRO' },
  { niveau: 2, prefixe: '1', libelle: '1ERE PRO', formation: '1ERPRO' },
  { niveau: 3, prefixe: 'T', libelle: 'TERM PRO', formation: 'TLEPRO' },
] as const;

export const DIVISIONS: Division[] = FILIERES.flatMap((f) =>
  NIVEAUX.map((n) => ({
    code: n.prefixe + f.suffixe,
    libelle: `${n.libelle} ${f.libelle}`,
    niveau: n.niveau,
    specialite: f.specialite,
    formation: n.formation,
    mef: `247${f.specialite}3${n.niveau}0`,
    libelleMef: `${n.formation} ${f.court}`,
    effectif: f.effectifs[n.niveau - 1] ?? 0,
  })),
);

/** La même filière, une année plus tôt : d'où vient un élève de première ou de terminale. */
export const divisionPrecedente = (division: Division): Division | undefined =>
  DIVISIONS.find((d) => d.specialite === division.specialite && d.niveau === division.niveau - 1);

/** En-tête commun aux deux fichiers de SIECLE. */
export const enteteSiecle = (): Noeud =>
  element(
    'PARAMETRES',
    textes({
      UAJ: ECOLE.rne,
      ANNEE_SCOLAIRE: ANNEE,
      DATE_EXPORT: dateFrancaise(DATE_EXPORT),
      HORODATAGE: `${dateFrancaise(DATE_EXPORT)} 07:42:10`,
    }),
  );

/** `2026-10-12` → `12/10/2026`, la forme des fichiers de SIECLE. */
export const dateFrancaise = (iso: string): string => iso.split('-').reverse().join('/');
