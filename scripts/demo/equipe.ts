/** Les personnels. Les libellés de discipline sont ceux de STSWEB, coupés à 40 caractères. */
export const DISCIPLINES = {
  P8010: 'ECO-GEST OPTION GESTION-ADMINISTRATION',
  P8039: 'ECO-GEST OPTION TRANSPORT-LOGISTIQUE',
  P0210: 'LETTRES HISTOIRE GEOGRAPHIE',
  P1315: 'MATH.SCIENCES PHYSIQUES',
  P0222: 'LETTRES ANGLAIS',
  P7200: 'BIOTECHNOLOGIES SANTE-ENVIRONNEMENT',
  L1900: 'EDUCATION PHYSIQUE ET SPORTIVE',
  P6500: 'ARTS APPLIQUES',
} as const;

export type TypeIndividu = 'epp' | 'dir' | 'local';
export type Individu = {
  type: TypeIndividu;
  id: number;
  civilite: '1' | '2';
  nom: string;
  nomDeNaissance?: string;
  prenom: string;
  naissance?: string;
  grade?: string;
  fonction?: 'ENS' | 'DIR' | 'EDU';
  discipline?: keyof typeof DISCIPLINES;
  principalDe?: string;
};

type Ligne = [number, '1' | '2', string, string, string, keyof typeof DISCIPLINES, string?];

/** Identifiant, civilité, nom, prénom, date de naissance, discipline, division dont il est professeur principal. */
const ENSEIGNANTS: Ligne[] = [
  [7001, '2', 'LEMOINE', 'CLAIRE', '1979-03-14', 'P8010', 'TGA1'],
  [7002, '1', 'BERGER', 'LAURENT', '1971-11-02', 'P8010', '2GA1'],
  [7003, '2', 'NOËL', 'BÉATRICE', '1983-06-27', 'P8010', '1AGO'],
  [7004, '1', 'CARON', 'JEAN-LUC', '1968-01-19', 'P8010', 'TAGO'],
  [7005, '1', 'LEBŒUF', 'ÉRIC', '1975-09-08', 'P8039', 'TTRA'],
  [7006, '2', "D'AMICO", 'SANDRINE', '1986-04-22', 'P8039', '1TRA'],
  [7007, '1', 'HAMON', 'YANN', '1990-12-05', 'P8039', 'TLOG'],
  [7008, '2', 'GIRARD-PETIT', 'ANNE-SOPHIE', '1981-08-16', 'P0210', '1GA1'],
  [7009, '1', 'FERREIRA', 'PAULO', '1988-02-11', 'P0210', '2TRA'],
  [7010, '2', 'SCHMITT', 'NATHALIE', '1966-05-30', 'P1315', '2AGO'],
  [7011, '1', 'BENALI', 'KARIM', '1984-10-03', 'P1315', '1LOG'],
  [7012, '2', 'ROUSSEL', 'CATHERINE', '1973-07-25', 'P0222', '2LOG'],
  [7013, '2', 'FAURE', 'ISABELLE', '1977-02-18', 'P7200'],
  [7014, '1', 'COLLET', 'STÉPHANE', '1980-12-29', 'L1900'],
  [7015, '2', 'PÉRON', 'GAËLLE', '1992-03-07', 'P6500'],
];

const NOMS_DE_NAISSANCE = new Map([[7003, 'TEXIER']]);

function enseignant([id, civilite, nom, prenom, naissance, discipline, principalDe]: Ligne): Individu {
  const grade = discipline === 'L1900' ? 'CERT. CN' : 'PLP CN';
  const identite = { id, civilite, nom, nomDeNaissance: NOMS_DE_NAISSANCE.get(id) ?? nom, prenom, naissance };
  return { type: 'epp', fonction: 'ENS', grade, ...identite, discipline, principalDe };
}

const vieScolaire = { type: 'epp', fonction: 'EDU', grade: 'CPE CN' } as const;
const encadrement = { type: 'dir', fonction: 'DIR', grade: 'PERS.DIR CN' } as const;

export const INDIVIDUS: Individu[] = [
  ...ENSEIGNANTS.map(enseignant),
  { ...encadrement, id: 101, civilite: '2', nom: 'VASSEUR', prenom: 'HÉLÈNE', naissance: '1967-04-12' },
  { ...encadrement, id: 102, civilite: '1', nom: 'DELMAS', prenom: 'PHILIPPE', naissance: '1974-09-21' },
  { ...vieScolaire, id: 7016, civilite: '2', nom: 'KELLER', prenom: 'AMANDINE', naissance: '1985-11-13' },
  // Saisie par l'établissement : ni date de naissance, ni fonction, comme STSWEB l'exporte.
  { type: 'local', id: 11, civilite: '2', nom: 'MARÉCHAL', prenom: 'INÈS' },
];
