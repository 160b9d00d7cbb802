import { ANNEE, dateFrancaise, divisionPrecedente, ECOLE, enteteSiecle } from './ecole';
import type { Eleve } from './eleves';
import { element, type Noeud, textes } from './xml';

const COLLEGE = {
  CODE_RNE: '0999301X',
  CODE_NATURE: '340',
  SIGLE: 'CLG',
  DENOM_PRINC: 'COLLEGE',
  DENOM_COMPL: 'DES VERGERS',
  LIGNE1_ADRESSE: '8 rue des Vergers',
};
const NOTRE_LYCEE = {
  CODE_RNE: ECOLE.rne,
  CODE_NATURE: '320',
  SIGLE: ECOLE.sigle,
  DENOM_PRINC: ECOLE.denomination,
  DENOM_COMPL: ECOLE.complement,
  LIGNE1_ADRESSE: ECOLE.adresse,
};

/** L'année d'avant : la classe inférieure du lycée, la même pour un doublant, la troisième d'un collège sinon. */
function anneePrecedente(eleve: Eleve): Noeud {
  const { division } = eleve;
  const precedente = division && (eleve.doublement ? division : divisionPrecedente(division));
  return element(
    'SCOLARITE_AN_DERNIER',
    textes({
      CODE_MEF: precedente?.mef ?? '10310019110',
      CODE_STRUCTURE: precedente?.code ?? '301',
      ...(precedente ? NOTRE_LYCEE : COLLEGE),
      BOITE_POSTALE: '',
      LL_COMMUNE_INSEE: ECOLE.commune,
    }),
  );
}

const cles = (e: Eleve) => ({ ELEVE_ID: e.id, ELENOET: e.elenoet });

function ficheEleve(e: Eleve): Noeud {
  const inscrit = e.division !== undefined;
  const rentree = ANNEE + 1 - (e.division?.niveau ?? 3);
  return element(
    'ELEVE',
    [
      ...textes({
        ID_NATIONAL: e.ine,
        INE_RNIE: e.ine,
        ELENOET: e.elenoet,
        ID_ELEVE_ETAB: `0${e.elenoet}${ECOLE.rne.slice(1, -1)}`,
        NOM_DE_FAMILLE: e.nom,
        PRENOM: e.prenom,
        DATE_NAISS: dateFrancaise(e.naissance),
        DOUBLEMENT: e.doublement ? '1' : '0',
        CODE_PAYS: e.lieu.pays,
        ACCEPTE_SMS: '0',
        DATE_MODIFICATION: `05/09/${ANNEE}`,
        DATE_SORTIE: e.sortie && dateFrancaise(e.sortie.date),
        MEL: e.mel,
        CODE_REGIME: e.regime,
        DATE_ENTREE: `01/09/${rentree}`,
        VILLE_NAISS: e.lieu.ville,
        CODE_MOTIF_SORTIE: e.sortie?.motif,
        CODE_SEXE: e.sexe,
        CODE_PAYS_NAT: '100',
        CODE_STATUT: inscrit ? 'ST' : undefined,
        CODE_MEF: e.division?.mef,
        CODE_DEPARTEMENT_NAISS: e.lieu.departement,
        CODE_COMMUNE_INSEE_NAISS: e.lieu.commune,
        ADHESION_TRANSPORT: '0',
        CODE_PROVENANCE: '1',
      }),
      anneePrecedente(e),
    ],
    cles(e),
  );
}

const structure = (code: string, type: 'D' | 'G') =>
  element('STRUCTURE', textes({ CODE_STRUCTURE: code, TYPE_STRUCTURE: type }));

/** L'export « Élèves sans adresses » de SIECLE. */
export function elevesSansAdresses(eleves: Eleve[]): Noeud {
  const anglais = textes({ NUM_OPTION: 1, CODE_MODALITE_ELECT: 'O', CODE_MATIERE: '030201' });
  const structures = eleves.flatMap((e) =>
    e.division
      ? [
          element(
            'STRUCTURES_ELEVE',
            [structure(e.division.code, 'D'), ...e.groupes.map((g) => structure(g, 'G'))],
            cles(e),
          ),
        ]
      : [],
  );
  const presents = eleves.filter((e) => !e.sortie);
  return element(
    'BEE_ELEVES',
    [
      enteteSiecle(),
      element('DONNEES', [
        element('ELEVES', eleves.map(ficheEleve)),
        element(
          'OPTIONS',
          presents.map((e) => element('OPTION', [element('OPTIONS_ELEVE', anglais)], cles(e))),
        ),
        element('STRUCTURES', structures),
        element(
          'BOURSES',
          presents.filter((e) => e.boursier).map((e) => element('BOURSE', textes({ CODE_BOURSE: '1' }), cles(e))),
        ),
        element('ADRESSES', ''),
      ]),
    ],
    { VERSION: '3.0' },
  );
}
