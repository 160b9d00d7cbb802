/** Élèves choisis un à un : fratries, homonymes, noms difficiles, situations familiales. Les autres sont tirés au sort. */
export type Situation = 'majeur' | 'tuteur' | 'educateur' | 'grand-parent' | 'aucun';
export type EleveNomme = {
  division: string;
  nom: string;
  prenom: string;
  sexe: '1' | '2';
  naissance: string;
  /** Enfants d'un même foyer. */
  fratrie?: string;
  situation?: Situation;
};

export const ELEVES_NOMMES: EleveNomme[] = [
  // Fratries.
  { division: 'TGA1', nom: 'FABRE', prenom: 'Camille', sexe: '2', naissance: '2009-04-17', fratrie: 'FABRE' },
  { division: '2LOG', nom: 'FABRE', prenom: 'Hugo', sexe: '1', naissance: '2011-09-05', fratrie: 'FABRE' },
  { division: '1AGO', nom: 'DIALLO', prenom: 'Aminata', sexe: '2', naissance: '2010-02-26', fratrie: 'DIALLO' },
  { division: '2TRA', nom: 'DIALLO', prenom: 'Ibrahima', sexe: '1', naissance: '2011-12-11', fratrie: 'DIALLO' },
  { division: 'TAGO', nom: 'LE GOFF', prenom: 'Maëlle', sexe: '2', naissance: '2009-07-30', fratrie: 'LE GOFF' },
  { division: '2GA1', nom: 'LE GOFF', prenom: 'Malo', sexe: '1', naissance: '2011-03-03', fratrie: 'LE GOFF' },
  { division: '1GA1', nom: 'DOS SANTOS', prenom: 'Léa', sexe: '2', naissance: '2010-10-14', fratrie: 'DOS SANTOS' },
  { division: 'TTRA', nom: 'DOS SANTOS', prenom: 'Thomas', sexe: '1', naissance: '2009-01-22', fratrie: 'DOS SANTOS' },
  { division: 'TLOG', nom: "D'ALMEIDA", prenom: 'Tiago', sexe: '1', naissance: '2009-05-09', fratrie: "D'ALMEIDA" },
  { division: '1LOG', nom: "D'ALMEIDA", prenom: 'Nino', sexe: '1', naissance: '2010-08-19', fratrie: "D'ALMEIDA" },
  { division: '2AGO', nom: "D'ALMEIDA", prenom: 'Lola', sexe: '2', naissance: '2011-11-27', fratrie: "D'ALMEIDA" },
  // Homonymes.
  { division: 'TGA1', nom: 'MARTIN', prenom: 'Lucas', sexe: '1', naissance: '2009-02-08' },
  { division: '2TRA', nom: 'MARTIN', prenom: 'Lucas', sexe: '1', naissance: '2011-06-21' },
  { division: '1LOG', nom: 'MOREAU', prenom: 'Inès', sexe: '2', naissance: '2010-09-12' },
  { division: '2AGO', nom: 'MOREAU', prenom: 'Ines', sexe: '2', naissance: '2011-04-02' },
  // Accents, traits d'union, apostrophes, ligature, nom long.
  { division: 'TLOG', nom: 'GARNIER', prenom: 'Nathan', sexe: '1', naissance: '2009-10-06' },
  { division: '1GA1', nom: 'CŒURET', prenom: 'Éloïse', sexe: '2', naissance: '2010-01-15' },
  { division: '2GA1', nom: 'GARNIER--VIDAL', prenom: 'Lou-Ann', sexe: '2', naissance: '2011-08-24' },
  { division: 'TAGO', nom: 'DE LA FONTAINE DES ORMES', prenom: 'Marie-Amélie', sexe: '2', naissance: '2009-11-03' },
  { division: '1TRA', nom: 'LEROY-DUMAS', prenom: 'Jean-Baptiste', sexe: '1', naissance: '2010-05-28' },
  { division: '1LOG', nom: 'MÜLLER', prenom: 'Noël', sexe: '1', naissance: '2010-12-24' },
  { division: '2LOG', nom: 'GONÇALVES', prenom: 'Anaïs', sexe: '2', naissance: '2011-01-31' },
  { division: '2AGO', nom: "L'HERMITE", prenom: 'Maëlys', sexe: '2', naissance: '2011-07-18' },
  { division: 'TTRA', nom: "O'BRIEN", prenom: 'Liam', sexe: '1', naissance: '2009-03-26' },
  // Situations familiales.
  { division: 'TTRA', nom: 'BOUCHER', prenom: 'Kévin', sexe: '1', naissance: '2007-05-14', situation: 'majeur' },
  { division: 'TGA1', nom: 'NOIRET', prenom: 'Apolline', sexe: '2', naissance: '2009-09-19', situation: 'tuteur' },
  { division: '1TRA', nom: 'SISSOKO', prenom: 'Bakary', sexe: '1', naissance: '2010-06-07', situation: 'educateur' },
  {
    division: '1AGO',
    nom: 'CHARPENTIER',
    prenom: 'Maxence',
    sexe: '1',
    naissance: '2010-03-11',
    situation: 'grand-parent',
  },
  { division: '2GA1', nom: 'RAKOTO', prenom: 'Fanja', sexe: '2', naissance: '2011-05-16', situation: 'aucun' },
];

/** Partis : du plus récent, encore inscrits dans une division, au plus ancien, sans division ni MEF. */
export const SORTIS: (Omit<EleveNomme, 'division'> & { division?: string; sortie: string; motif: string })[] = [
  {
    division: '2LOG',
    nom: 'BARON',
    prenom: 'Steven',
    sexe: '1',
    naissance: '2011-02-13',
    sortie: '2026-09-25',
    motif: '10',
  },
  {
    division: '1AGO',
    nom: 'KIEFFER',
    prenom: 'Océane',
    sexe: '2',
    naissance: '2010-11-08',
    sortie: '2026-10-02',
    motif: '10',
  },
  { nom: 'TANGUY', prenom: 'Corentin', sexe: '1', naissance: '2008-06-29', sortie: '2026-08-31', motif: '99' },
  { nom: 'LÉVÊQUE', prenom: 'Maud', sexe: '2', naissance: '2008-02-04', sortie: '2026-08-31', motif: '99' },
  { nom: 'ABDALLAH', prenom: 'Nour', sexe: '2', naissance: '2009-08-10', sortie: '2026-02-13', motif: '44' },
  { nom: 'PRÉVOST', prenom: 'Gaspard', sexe: '1', naissance: '2007-10-23', sortie: '2025-08-31', motif: '99' },
];
