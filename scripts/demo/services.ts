import type { TypeIndividu } from './equipe';

/** code : [clé de gestion, libellé court, libellé long, libellé d'édition] */
export const MATIERES: Record<string, [string, string, string, string]> = {
  '020700': ['FRANC', 'FRANCAIS', 'FRANCAIS', 'Français'],
  '030201': ['AGL1', 'ANGLAIS LV1', 'ANGLAIS LV1', 'Anglais LV1'],
  '043700': ['HI-GE', 'HISTOIRE-GEOGRAPHIE', 'HISTOIRE-GEOGRAPHIE', 'Histoire-géographie'],
  '043800': ['EMC', 'ENS. MORAL & CIVIQUE', 'ENSEIGNEMENT MORAL ET CIVIQUE', 'Enseignement moral et civique'],
  '061300': ['MATHS', 'MATHEMATIQUES', 'MATHEMATIQUES', 'Mathématiques'],
  '069400': ['SPHCH', 'SC.PHYSIQ.ET CHIMIQ.', 'SCIENCES PHYSIQUES ET CHIMIQUES', 'Sciences physiques et chimiques'],
  '071100': [
    'G-TPR',
    'ENS.TECHNOL.PROFESS.',
    'ENSEIGNEMENT TECHNOLOGIQUE-PROFESSIONNEL',
    'Enseignement technologique-professionnel',
  ],
  '100100': ['EPS', 'ED.PHYSIQUE & SPORT.', 'EDUCATION PHYSIQUE ET SPORTIVE', 'Éducation physique et sportive'],
  '278300': [
    'AACAR',
    'ARTS APPL.CULT.ARTIS',
    'ARTS APPLIQUES ET CULTURES ARTISTIQUES',
    'Arts appliqués et cultures artistiques',
  ],
  '311400': ['T-PRO', 'TEC.PROFESSIONNELLES', 'TECHNIQUES PROFESSIONNELLES', 'Techniques professionnelles'],
  '312800': ['PSE', 'PREVENT.-SANTE-ENV.', 'PREVENTION-SANTE-ENVIRONNEMENT', 'Prévention-santé-environnement'],
  '380400': ['E-OGS', 'ECONOMIE & GESTION', 'ECONOMIE ET GESTION', 'Économie et gestion'],
};

const GA = ['2GA1', '1GA1', 'TGA1'];
const TRA = ['2TRA', '1TRA', 'TTRA'];
const LOG = ['2LOG', '1LOG', 'TLOG'];
const AGO = ['2AGO', '1AGO', 'TAGO'];

type Cle = `${TypeIndividu}:${number}`;
type Enseignement = { matiere: string; mode: 'CG' | 'TP'; heures: number; par: [Cle, string[]][] };

const litteraires: Enseignement['par'] = [
  ['epp:7008', [...GA, ...AGO]],
  ['epp:7009', [...TRA, ...LOG]],
];
const scientifiques: Enseignement['par'] = [
  ['epp:7010', [...GA, ...AGO]],
  ['epp:7011', [...TRA, ...LOG]],
];
const tous = [...GA, ...TRA, ...LOG, ...AGO];

const ENSEIGNEMENTS: Enseignement[] = [
  { matiere: '020700', mode: 'CG', heures: 3, par: litteraires },
  { matiere: '043700', mode: 'CG', heures: 1.5, par: litteraires },
  { matiere: '043800', mode: 'CG', heures: 0.5, par: litteraires },
  {
    matiere: '030201',
    mode: 'CG',
    heures: 2,
    par: [
      ['epp:7012', [...GA, ...AGO, ...LOG]],
      ['local:11', TRA],
    ],
  },
  { matiere: '061300', mode: 'CG', heures: 2, par: scientifiques },
  { matiere: '069400', mode: 'TP', heures: 1.5, par: [['epp:7011', [...TRA, ...LOG]]] },
  { matiere: '100100', mode: 'CG', heures: 2.5, par: [['epp:7014', tous]] },
  { matiere: '278300', mode: 'CG', heures: 1, par: [['epp:7015', tous]] },
  { matiere: '312800', mode: 'CG', heures: 1, par: [['epp:7013', tous]] },
  {
    matiere: '071100',
    mode: 'CG',
    heures: 5,
    par: [
      ['epp:7001', ['2GA1', 'TGA1']],
      ['epp:7002', ['1GA1', 'TGA1']],
      ['epp:7003', ['2AGO', '1AGO']],
      ['epp:7004', ['2AGO', 'TAGO']],
      ['epp:7005', TRA],
      ['epp:7006', ['2LOG', '1LOG']],
      ['epp:7007', ['TLOG']],
    ],
  },
  {
    matiere: '311400',
    mode: 'TP',
    heures: 4,
    par: [
      ['epp:7002', GA],
      ['epp:7004', AGO],
      ['epp:7006', TRA],
      ['epp:7007', LOG],
    ],
  },
  {
    matiere: '380400',
    mode: 'CG',
    heures: 1,
    par: [
      ['epp:7001', ['1GA1', ...LOG]],
      ['epp:7002', ['2GA1', 'TGA1']],
      ['epp:7003', [...TRA, ...AGO]],
    ],
  },
];

export type Service = { matiere: string; mode: string; heures: number; enseignants: { type: string; id: string }[] };

const enseignant = (cle: Cle) => {
  const [type = '', id = ''] = cle.split(':');
  return { type, id };
};

/** Les services d'une division : qui y enseigne quoi, et combien d'heures. */
export const servicesDe = (division: string): Service[] =>
  ENSEIGNEMENTS.flatMap(({ par, ...service }) => {
    const enseignants = par.filter(([, divisions]) => divisions.includes(division)).map(([cle]) => enseignant(cle));
    return enseignants.length > 0 ? [{ ...service, enseignants }] : [];
  });

const tp = (cle: Cle): Service => ({ matiere: '071100', mode: 'TP', heures: 2, enseignants: [enseignant(cle)] });

/** Groupes : moitiés de division, et un regroupement de deux divisions. Seuls certains ont des élèves dans SIECLE. */
export const GROUPES: { code: string; libelle: string; divisions: string[]; effectif: number; services: Service[] }[] =
  [
    { code: '2GA1 G1', libelle: '2NDE PRO GA GROUPE 1', divisions: ['2GA1'], effectif: 0, services: [tp('epp:7001')] },
    { code: '2GA1 G2', libelle: '2NDE PRO GA GROUPE 2', divisions: ['2GA1'], effectif: 0, services: [tp('epp:7002')] },
    { code: 'TGA1 A', libelle: 'TERM PRO GA GROUPE A', divisions: ['TGA1'], effectif: 7, services: [tp('epp:7001')] },
    { code: 'TGA1 B', libelle: 'TERM PRO GA GROUPE B', divisions: ['TGA1'], effectif: 6, services: [tp('epp:7002')] },
    {
      code: 'TLOG A',
      libelle: 'TERM PRO LOGISTIQUE GROUPE A',
      divisions: ['TLOG'],
      effectif: 7,
      services: [tp('epp:7007')],
    },
    {
      code: 'TLOG B',
      libelle: 'TERM PRO LOGISTIQUE GROUPE B',
      divisions: ['TLOG'],
      effectif: 6,
      services: [tp('epp:7006')],
    },
    {
      code: '1TRALOG',
      libelle: '1ERE PRO TRANSPORT ET LOGISTIQUE',
      divisions: ['1TRA', '1LOG'],
      effectif: 0,
      services: [tp('epp:7005')],
    },
  ];

/** Les deux moitiés où SIECLE range les élèves d'une division, s'il le fait. */
export const moitiesDe = (division: string): string[] =>
  GROUPES.filter((g) => g.effectif > 0 && g.divisions.includes(division)).map((g) => g.code);
