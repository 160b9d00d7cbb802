import { ECOLE, enteteSiecle } from './ecole';
import type { Adresse, Familles, Lien, Personne } from './familles';
import { element, type Noeud, textes } from './xml';

const personne = (p: Personne): Noeud =>
  element(
    'PERSONNE',
    textes({
      LC_CIVILITE: p.civilite,
      LL_CIVILITE: p.civilite === 'MME' ? 'MADAME' : 'MONSIEUR',
      NOM_DE_FAMILLE: p.nom,
      NOM_USAGE: p.nomUsage === p.nom ? undefined : p.nomUsage,
      PRENOM: p.prenom,
      TEL_PERSONNEL: '',
      TEL_PORTABLE: '',
      TEL_PROFESSIONNEL: '',
      MEL: p.mel,
      COMMUNICATION_ADRESSE: '1',
      ADRESSE_ID: p.adresse,
      CODE_PROFESSION: p.profession,
    }),
    { PERSONNE_ID: p.id },
  );

const lien = (l: Lien): Noeud =>
  element(
    'RESPONSABLE_ELEVE',
    textes({
      ELEVE_ID: l.eleve,
      PERSONNE_ID: l.personne,
      NIVEAU_RESPONSABILITE: l.niveau,
      CODE_PARENTE: l.parente,
      PAIE_FRAIS_SCOLAIRES: l.paie ? '1' : '0',
      PERCOIT_LES_AIDES: String(l.paie),
      HEBERGE_ELEVE: String(l.heberge),
      A_CONTACTER_EN_PRIORITE: String(l.paie),
    }),
  );

const adresse = (a: Adresse): Noeud =>
  element(
    'ADRESSE',
    textes({
      LIGNE1_ADRESSE: a.ligne,
      LIGNE2_ADRESSE: '',
      LIGNE3_ADRESSE: '',
      LIGNE4_ADRESSE: '',
      COMMUNE_ETRANGERE: '',
      CODE_POSTAL: ECOLE.codePostal,
      CODE_PAYS: '100',
      LL_PAYS: 'FRANCE',
      LIBELLE_POSTAL: ECOLE.commune,
    }),
    { ADRESSE_ID: a.id },
  );

/** L'export « Responsables avec adresses » de SIECLE, modèle de 2018. */
export const responsablesAvecAdresses = ({ personnes, liens, adresses }: Familles): Noeud =>
  element(
    'BEE_RESPONSABLES',
    [
      enteteSiecle(),
      element('DONNEES', [
        element('PERSONNES', personnes.map(personne)),
        element('RESPONSABLES', liens.map(lien)),
        element('ADRESSES', adresses.map(adresse)),
      ]),
    ],
    { VERSION: '2.1' },
  );
