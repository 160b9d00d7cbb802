import { ANNEE, DIVISIONS, ECOLE } from './ecole';
import { DISCIPLINES, INDIVIDUS, type Individu } from './equipe';
import { GROUPES, MATIERES, type Service, servicesDe } from './services';
import { element, facultatif, type Noeud, textes } from './xml';

const DEBUT = `${ANNEE}-09-01`;
const FIN = `${ANNEE + 1}-08-31`;

const parametres = () =>
  element('PARAMETRES', [
    element(
      'UAJ',
      [
        element('ACADEMIE', textes({ CODE: '99', LIBELLE: 'DEMONSTRATION' })),
        ...textes({
          SIGLE: ECOLE.sigle,
          DENOM_PRINC: ECOLE.denomination,
          DENOM_COMPL: ECOLE.complement,
          CODE_NATURE: '320',
          CODE_CATEGORIE: '4',
          ADRESSE: ECOLE.adresse,
          COMMUNE: ECOLE.commune,
          CODE_POSTAL: ECOLE.codePostal,
          BOITE_POSTALE: '',
          CEDEX: '',
          TELEPHONE: ECOLE.telephone,
          STATUT: 'PU',
          ETABLISSEMENT_SENSIBLE: '0',
        }),
      ],
      { CODE: ECOLE.rne },
    ),
    element('ANNEE_SCOLAIRE', textes({ DATE_DEBUT: DEBUT, DATE_FIN: FIN }), { ANNEE }),
  ]);

const civilites = () =>
  [
    ['1', 'M.', 'MONSIEUR'],
    ['2', 'Mme', 'MADAME'],
  ].map(([code = '', court, long]) =>
    element('CIVILITE', textes({ LIBELLE_COURT: court, LIBELLE_LONG: long }), { CODE: code }),
  );

const nomenclatures = () =>
  element('NOMENCLATURES', [
    element('CIVILITES', civilites()),
    element('MODS_COURS', [
      element('MOD_COURS', textes({ LIBELLE_COURT: 'COURS', LIBELLE_LONG: 'COURS GENERAL', CO_ENS: 1 }), {
        CODE: 'CG',
      }),
      element('MOD_COURS', textes({ LIBELLE_COURT: 'TP', LIBELLE_LONG: 'TRAVAUX PRATIQUES', CO_ENS: 1 }), {
        CODE: 'TP',
      }),
    ]),
    element(
      'MATIERES',
      Object.entries(MATIERES).map(([CODE, [gestion, court, long, edition]]) =>
        element(
          'MATIERE',
          textes({ CODE_GESTION: gestion, LIBELLE_COURT: court, LIBELLE_LONG: long, LIBELLE_EDITION: edition }),
          { CODE },
        ),
      ),
    ),
    element(
      'MEFS',
      DIVISIONS.map((d) =>
        element(
          'MEF',
          textes({
            FORMATION: d.formation,
            SPECIALITE: d.specialite,
            LIBELLE_LONG: d.libelleMef,
            LIBELLE_EDITION: d.libelleMef.toLowerCase(),
          }),
          { CODE: d.mef },
        ),
      ),
    ),
  ]);

function individu(p: Individu): Noeud {
  const local = p.type === 'local';
  const principal = p.principalDe && [
    element('PROF_PRINC', textes({ CODE_STRUCTURE: p.principalDe, DATE_DEBUT: DEBUT, DATE_FIN: FIN })),
  ];
  const discipline = p.discipline && [
    element('DISCIPLINE', textes({ LIBELLE_COURT: DISCIPLINES[p.discipline], NB_HEURES: 18 }), { CODE: p.discipline }),
  ];
  return element(
    'INDIVIDU',
    [
      ...textes({
        SEXE: local ? '' : p.civilite,
        CIVILITE: p.civilite,
        NOM_USAGE: p.nom,
        NOM_PATRONYMIQUE: local ? '' : (p.nomDeNaissance ?? p.nom),
        PRENOM: p.prenom,
      }),
      facultatif('DATE_NAISSANCE', p.naissance),
      facultatif('GRADE', p.grade),
      facultatif('FONCTION', p.fonction),
      principal ? element('PROFS_PRINC', principal) : null,
      discipline ? element('DISCIPLINES', discipline) : null,
    ],
    { ID: p.id, TYPE: p.type },
  );
}

const services = (liste: Service[]) =>
  element(
    'SERVICES',
    liste.map((s) =>
      element(
        'SERVICE',
        [
          element('HEURES_STRUCTURE', s.heures.toFixed(2)),
          element(
            'ENSEIGNANTS',
            s.enseignants.map((e) =>
              element('ENSEIGNANT', [element('HEURES_AGENT', s.heures.toFixed(2))], { ID: e.id, TYPE: e.type }),
            ),
          ),
        ],
        { CODE_MATIERE: s.matiere, CODE_MOD_COURS: s.mode },
      ),
    ),
  );

const effectifs = (libelle: string, effectif: number) =>
  textes({ LIBELLE_LONG: libelle, EFFECTIF_PREVU: effectif, EFFECTIF_CALCULE: effectif });

const divisions = () =>
  DIVISIONS.map((d) =>
    element(
      'DIVISION',
      [
        ...effectifs(d.libelle, d.effectif),
        element('MEFS_APPARTENANCE', [
          element('MEF_APPARTENANCE', [element('EFFECTIF_PREVU', d.effectif)], { CODE: d.mef }),
        ]),
        services(servicesDe(d.code)),
      ],
      { CODE: d.code },
    ),
  );

const groupes = () =>
  GROUPES.map((g) =>
    element(
      'GROUPE',
      [
        ...effectifs(g.libelle, g.effectif),
        element(
          'DIVISIONS_APPARTENANCE',
          g.divisions.map((code) => element('DIVISION_APPARTENANCE', [], { CODE: code })),
        ),
        services(g.services),
      ],
      { CODE: g.code },
    ),
  );

/** L'export « Emploi du temps » de STSWEB : personnels, divisions, groupes et services. */
export const stsEmp = (): Noeud =>
  element('STS_EDT', [
    parametres(),
    nomenclatures(),
    element('DONNEES', [
      element('INDIVIDUS', INDIVIDUS.map(individu)),
      element('STRUCTURE', [element('DIVISIONS', divisions()), element('GROUPES', groupes())]),
    ]),
  ]);
