import 'server-only';
import type { CleIndividu, DivisionLue } from '../../types';
import { nettoyer } from './champs';
import { balise, branche, feuille, fiche } from './forme';
import { attribut, champ, enfants, type Noeud } from './xml';

const SERVICES = branche([], { SERVICE: branche([], { ENSEIGNANTS: branche([], { ENSEIGNANT: feuille }) }) });
const MEFS = branche([], { MEF_APPARTENANCE: feuille });
const INDIVIDU = fiche(['SEXE', 'CIVILITE', 'NOM_USAGE', 'NOM_PATRONYMIQUE', 'PRENOM', 'DATE_NAISSANCE', 'FONCTION'], {
  DISCIPLINES: branche([], { DISCIPLINE: branche(['LIBELLE_COURT']) }),
});

/** Ce qu'on garde de sts_emp : ni adresses, ni grades, ni heures, ni nomenclatures. */
export const FORME_STS = balise({
  PARAMETRES: fiche([], { UAJ: branche(['DENOM_PRINC', 'DENOM_COMPL']), ANNEE_SCOLAIRE: feuille }),
  DONNEES: balise({
    INDIVIDUS: balise({ INDIVIDU }),
    SUPPLEANTS: balise({ SUPPLEANT: INDIVIDU }),
    STRUCTURE: balise({
      DIVISIONS: balise({ DIVISION: fiche(['LIBELLE_LONG'], { MEFS_APPARTENANCE: MEFS, SERVICES }) }),
      GROUPES: balise({
        GROUPE: fiche(['LIBELLE_LONG'], {
          DIVISIONS_APPARTENANCE: branche([], { DIVISION_APPARTENANCE: feuille }),
          MEFS_APPARTENANCE: MEFS,
          SERVICES,
        }),
      }),
    }),
  }),
});

/** La clé d'une personne, en texte : les identifiants de deux types peuvent se croiser. */
export const cleDe = ({ type, id }: CleIndividu): string => `${type}:${id}`;

/** Les attributs CODE des `nom` rangés sous `groupe`, chacun une fois. */
export const codes = (noeud: Noeud, groupe: string, nom: string): string[] => [
  ...new Set(
    enfants(enfants(noeud, groupe)[0], nom)
      .map((n) => attribut(n, 'CODE'))
      .filter((c) => c !== null),
  ),
];

/** Enseignants nommés par les services d'une division ou d'un groupe, chacun une fois. */
function nommes(noeud: Noeud): CleIndividu[] {
  const lus = new Map<string, CleIndividu>();
  for (const service of enfants(enfants(noeud, 'SERVICES')[0], 'SERVICE')) {
    for (const enseignant of enfants(enfants(service, 'ENSEIGNANTS')[0], 'ENSEIGNANT')) {
      const id = attribut(enseignant, 'ID');
      const cle = { type: attribut(enseignant, 'TYPE') ?? 'epp', id: id ?? '' };
      if (id !== null) lus.set(cleDe(cle), cle);
    }
  }
  return [...lus.values()];
}

/** Une division ou un groupe, avec les enseignants de tous ses services. */
export const structure = (code: string, noeud: Noeud): DivisionLue => ({
  code,
  libelle: nettoyer(champ(noeud, 'LIBELLE_LONG')) || code,
  mefs: codes(noeud, 'MEFS_APPARTENANCE', 'MEF_APPARTENANCE'),
  enseignants: nommes(noeud),
});
