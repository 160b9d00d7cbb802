import 'server-only';
import type { Profil } from '@/lib/acces/modules';
import { motDePasseInitial } from '@/lib/comptes/serveur/regles-mot-de-passe';
import { libelleNiveau } from '@/lib/referentiels/regles-niveaux';
import type { Mouvements, MouvementsStructures, Resume } from '../plan/types';
import type { GenreImport } from './mutations';

export type CleFeuille =
  | 'divisions'
  | 'groupes'
  | 'enseignants'
  | 'chefs'
  | 'apprenants'
  | 'responsables'
  | 'anomalies';

/** Un tableau du compte rendu, le même à l'écran, à la copie et dans le tableur. */
export interface Feuille {
  cle: CleFeuille;
  nom: string;
  colonnes: string[];
  lignes: string[][];
}

/** Une personne d'un résultat, telle qu'elle est dans la base. */
export interface PersonneLue {
  id: string;
  profil: Profil;
  nom: string;
  prenom: string;
  login: string;
  dateNaissance: string | null;
  /** Son mot de passe n'est plus le mot de passe initial. */
  personnalise: boolean;
  discipline: string | null;
  diplome: string | null;
  classes: string | null;
  groupes: string | null;
  enfants: string | null;
}

export interface StructureLue {
  nature: 'division' | 'groupe';
  code: string;
  libelle: string;
  niveau: number | null;
  diplome: string | null;
  divisions: string | null;
}

/** Personnes et structures d'un résultat, triées. */
export interface Donnees {
  personnes: PersonneLue[];
  structures: StructureLue[];
}

const MOUVEMENTS = [
  ['crees', 'Créé'],
  ['revenus', 'Revenu'],
  ['modifies', 'Modifié'],
  ['partis', 'Sorti'],
] as const;

const MOUVEMENTS_STRUCTURES = [
  ['creees', 'Créé'],
  ['modifiees', 'Modifié'],
  ['disparues', 'Disparu'],
] as const;

const GRAVITES = { ignore: 'Ignorée', avertissement: 'Avertissement' } as const;

const POPULATIONS = {
  enseignants: 'Enseignants',
  chefs: 'Chefs',
  apprenants: 'Apprenants',
  responsables: 'Responsables',
};

type Population = keyof typeof POPULATIONS;

const POPULATIONS_DE: Record<GenreImport, readonly Population[]> = {
  enseignants: ['enseignants', 'chefs'],
  apprenants: ['apprenants', 'responsables'],
  tableur: ['enseignants', 'chefs', 'apprenants', 'responsables'],
};

/** Le mot de passe à communiquer (G 3.1.2) : tiré de la date de naissance tant qu'il n'a pas été personnalisé. */
export function motDePasseAffiche(p: Pick<PersonneLue, 'profil' | 'dateNaissance' | 'personnalise'>): string {
  if (p.personnalise) return 'personnalisé';
  return motDePasseInitial(p) ?? 'aucun : pas de date de naissance, réinitialiser par courriel';
}

/** Les tableaux d'une analyse : ce qui changerait. Les identifiants neufs n'y sont que prévus. */
export function feuillesAnalyse(genre: GenreImport, resume: Resume): Feuille[] {
  const personnes = POPULATIONS_DE[genre].map((cle) =>
    feuille(
      cle,
      POPULATIONS[cle],
      ['Nom', 'Prénom', 'Identifiant', 'Mouvement', 'Détail'],
      MOUVEMENTS.flatMap(([champ, mouvement]) =>
        resume[cle][champ].map((m) => [m.nom, m.prenom, m.login, mouvement, m.detail]),
      ),
    ),
  );
  return [...feuillesStructures(genre, resume, []), ...personnes, feuilleAnomalies(resume)];
}

/** Les tableaux du résultat d'un import, complétés de ce que la base en dit aujourd'hui (IMP-1, IMP-2, IMP-3). */
export function feuillesResultat(genre: GenreImport, resume: Resume, donnees: Donnees): Feuille[] {
  const rangs = new Map(donnees.personnes.map((p, rang) => [p.id, { p, rang }]));
  const personnes = POPULATIONS_DE[genre].map((cle) => feuillePersonnes(cle, resume[cle], rangs));
  return [...feuillesStructures(genre, resume, donnees.structures), ...personnes, feuilleAnomalies(resume)];
}

type Rangs = ReadonlyMap<string, { p: PersonneLue; rang: number }>;

const COLONNES: Record<Population, [string, (p: PersonneLue, sorti: boolean) => string | null][]> = {
  enseignants: [
    ['Nom', (p) => p.nom],
    ['Prénom', (p) => p.prenom],
    ['Identifiant', (p) => p.login],
    ['Mot de passe', (p, sorti) => (sorti ? '' : motDePasseAffiche(p))],
    ['Discipline', (p) => p.discipline],
    ['Classes', (p) => p.classes],
  ],
  chefs: [
    ['Nom', (p) => p.nom],
    ['Prénom', (p) => p.prenom],
    ['Identifiant', (p) => p.login],
    ['Mot de passe', (p, sorti) => (sorti ? '' : motDePasseAffiche(p))],
  ],
  apprenants: [
    ['Nom', (p) => p.nom],
    ['Prénom', (p) => p.prenom],
    ['Classe', (p) => p.classes],
    ['Groupes', (p) => p.groupes],
    ['Diplôme', (p) => p.diplome],
    ['Identifiant', (p) => p.login],
  ],
  responsables: [
    ['Nom', (p) => p.nom],
    ['Prénom', (p) => p.prenom],
    ['Apprenant', (p) => p.enfants],
    ['Identifiant', (p) => p.login],
  ],
};

function feuillePersonnes(cle: Population, mouvements: Mouvements, rangs: Rangs): Feuille {
  const colonnes = COLONNES[cle];
  const lignes = MOUVEMENTS.flatMap(([champ, mouvement]) =>
    mouvements[champ]
      .flatMap((m) => ({ m, ...rangs.get(m.id) }))
      .sort((a, b) => (a.rang ?? 0) - (b.rang ?? 0))
      .flatMap(({ m, p }) => {
        if (!p) return [];
        const change = champ === 'crees' ? '' : m.detail;
        return [[...colonnes.map(([, lire]) => lire(p, champ === 'partis') ?? ''), mouvement, change]];
      }),
  );
  return sansVide(
    feuille(cle, POPULATIONS[cle], [...colonnes.map(([titre]) => titre), 'Mouvement', 'Changement'], lignes),
  );
}

/** Ôte la dernière colonne quand aucune ligne ne la remplit (premier import : tout est créé). */
function sansVide(f: Feuille): Feuille {
  if (f.lignes.some((l) => l.at(-1))) return f;
  return { ...f, colonnes: f.colonnes.slice(0, -1), lignes: f.lignes.map((l) => l.slice(0, -1)) };
}

function feuillesStructures(genre: GenreImport, resume: Resume, lues: readonly StructureLue[]): Feuille[] {
  if (genre === 'apprenants') return [];
  const par = (nature: StructureLue['nature']) =>
    new Map(lues.filter((s) => s.nature === nature).map((s) => [s.code, s]));
  const [divisions, groupes] = [par('division'), par('groupe')];
  return [
    feuille(
      'divisions',
      'Divisions',
      ['Code', 'Libellé', 'Diplôme', 'Niveau', 'Mouvement'],
      codes(resume.divisions, 'e', (code) => {
        const d = divisions.get(code);
        return [code, d?.libelle ?? '', d?.diplome ?? '', d?.niveau ? libelleNiveau(d.niveau) : ''];
      }),
    ),
    feuille(
      'groupes',
      'Groupes',
      ['Code', 'Libellé', 'Divisions', 'Mouvement'],
      codes(resume.groupes, '', (code) => [code, groupes.get(code)?.libelle ?? '', groupes.get(code)?.divisions ?? '']),
    ),
  ];
}

const feuille = (cle: CleFeuille, nom: string, colonnes: string[], lignes: string[][]): Feuille => ({
  cle,
  nom,
  colonnes,
  lignes,
});

const codes = (m: MouvementsStructures, accord: '' | 'e', ligne: (code: string) => string[]) =>
  MOUVEMENTS_STRUCTURES.flatMap(([champ, mouvement]) => m[champ].map((code) => [...ligne(code), mouvement + accord]));

const feuilleAnomalies = ({ anomalies }: Resume): Feuille =>
  feuille(
    'anomalies',
    'Anomalies',
    ['Gravité', 'Fichier', 'Ligne', 'Identifiant', 'Qui', 'Message'],
    anomalies.map((a) => [GRAVITES[a.gravite], a.fichier, String(a.ligne ?? ''), a.cle, a.qui, a.message]),
  );
