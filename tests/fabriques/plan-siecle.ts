import type { CompteConnu, Etat, MefConnu, StructureConnue } from '@/lib/siecle/serveur/queries-etat';
import type { EleveLu, IndividuLu, LectureEleves, LectureResponsables, LectureSts } from '@/lib/siecle/types';

/** Un enseignant connu, présent ; `id` sert aussi de login et d'identifiant SIECLE. */
export const compteConnu = (id: string, c: Partial<CompteConnu> = {}): CompteConnu => ({
  id,
  login: id,
  profil: 'enseignant',
  civilite: 'M.',
  nom: id.toUpperCase(),
  prenom: 'Alix',
  dateNaissance: '1980-05-04',
  discipline: null,
  courriel: null,
  courrielSiecle: null,
  origine: 'siecle',
  champsManuels: [],
  siecle: null,
  siecleGenre: 'epp',
  siecleId: id,
  sortiLe: null,
  suspenduLe: null,
  masqueLe: null,
  ...c,
});

export const structureConnue = (code: string, s: Partial<StructureConnue> = {}): StructureConnue => ({
  rne: '0999001W',
  id: `id ${code}`,
  annee: 2026,
  nature: 'division',
  code,
  libelle: code,
  mefs: [],
  referentiel: null,
  niveau: null,
  rattachementManuel: false,
  masqueeLe: null,
  ...s,
});

export const affectationConnue = (
  structure: string,
  compteId: string,
  a: Partial<Etat['affectations'][number]> = {},
): Etat['affectations'][number] => ({
  rne: '0999001W',
  structureId: `id ${structure}`,
  compteId,
  role: 'enseignant',
  origine: 'siecle',
  depuis: '2026-09-01',
  finLe: null,
  exclueLe: null,
  ...a,
});

const mef = (code: string, niveau: number | null, referentiels: string[]): [string, MefConnu] => [
  code,
  { code, libelle: code, niveau, referentiels, codeDiplome: null, verifie: true },
];

export const MEFS: ReadonlyMap<string, MefConnu> = new Map([
  mef('2473000131', 1, ['BACPRO-GA']),
  mef('2473000132', 2, ['BACPRO-GA']),
  mef('2473000331', 1, ['BACPRO-AGORA', 'BACPRO-OTM']),
  mef('2413112221', null, []),
]);

/** Un établissement de 2026-2027, vide sauf ce qui est dit. */
export const unEtat = (e: Partial<Etat> = {}): Etat => ({
  rne: '0999001W',
  anneeCourante: 2026,
  revision: 0,
  dernierExport: null,
  comptes: [],
  enseignants: [],
  apprenants: [],
  structures: [],
  groupesDivisions: [],
  affectations: [],
  responsabilites: [],
  reponses: new Map(),
  mefs: new Map(MEFS),
  ...e,
});

const ENTETE = { fichier: 'f.xml', rne: '0999001W', annee: 2026, dateExport: null, version: null, anomalies: [] };

export const uneLectureSts = (l: Partial<LectureSts> = {}): LectureSts => ({
  genre: 'sts',
  ...ENTETE,
  denomination: 'Lycée',
  individus: [],
  divisions: [],
  groupes: [],
  refuses: [],
  ...l,
});

export const unIndividu = (id: string, i: Partial<IndividuLu> = {}): IndividuLu => ({
  type: 'epp',
  id,
  role: 'enseignant',
  civilite: 'M.',
  nom: id.toUpperCase(),
  prenom: 'Alix',
  dateNaissance: '1980-05-04',
  fonction: 'ENS',
  disciplines: [],
  ...i,
});

/** Une division lue, et les enseignants (`epp`) qui y ont un service. */
export const uneDivisionLue = (code: string, profs: string[] = [], mefs: string[] = []) => ({
  code,
  libelle: code,
  mefs,
  enseignants: profs.map((id) => ({ type: 'epp', id })),
});

export const uneLectureEleves = (eleves: EleveLu[], l: Partial<LectureEleves> = {}): LectureEleves => ({
  genre: 'eleves',
  ...ENTETE,
  eleves,
  refuses: [],
  ...l,
});

/** Un élève inscrit dans cette division. */
export const unEleve = (eleveId: string, division: string, e: Partial<EleveLu> = {}): EleveLu =>
  ({
    eleveId,
    elenoet: null,
    ine: null,
    ineAncien: null,
    nom: eleveId.toUpperCase(),
    nomUsage: null,
    prenom: 'Lou',
    sexe: null,
    courriel: null,
    dateEntree: null,
    dateSortie: null,
    mef: null,
    groupes: [],
    inscrit: true,
    division,
    dateNaissance: '2009-07-14',
    ...e,
  }) as EleveLu;

export const uneLectureResponsables = (l: Partial<LectureResponsables>): LectureResponsables => ({
  genre: 'responsables',
  ...ENTETE,
  personnes: [],
  liens: [],
  refuses: [],
  ...l,
});

export const unePersonne = (personneId: string) => ({
  personneId,
  civilite: null,
  nom: personneId.toUpperCase(),
  nomUsage: null,
  prenom: 'Dominique',
  courriel: null,
});

export const unLien = (personneId: string, eleveId: string, niveau: 1 | 2 | 3 = 1) => ({
  personneId,
  eleveId,
  niveau,
  parente: '10' as const,
});

export const MOMENT = { jour: '2026-11-21', instant: '2026-11-21T10:00:00.000Z', anneeEnCours: 2026 };
