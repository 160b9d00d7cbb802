import 'server-only';
import type { IndividuLu } from '../../types';
import { nettoyer } from './champs';
import { champ, enfants, type Noeud } from './xml';

type Sort = IndividuLu['role'] | 'individu-autre-fonction' | 'individu-sans-fonction' | 'local-sans-service';

/**
 * Qui reçoit un compte. ENS et suppléants : enseignants ; DIR : chefs d'établissement (le fichier ne distingue pas le
 * chef de ses adjoints). Sans FONCTION : en congé long ou parti, même si un service le nomme encore ; mais une personne
 * `local`, ajoutée à la main, n'en a jamais : elle enseigne si un service la nomme. Les autres (EDU, FIJ…) : personne.
 */
export function sortDe(type: string, fonction: string | null, enService: boolean): Sort {
  if (fonction === 'ENS') return 'enseignant';
  if (fonction === 'DIR') return 'chef';
  if (fonction !== null) return 'individu-autre-fonction';
  if (type === 'eppsup') return 'enseignant';
  if (type === 'local') return enService ? 'enseignant' : 'local-sans-service';
  return 'individu-sans-fonction';
}

/** Le nom à montrer : d'usage, sinon patronymique. */
export const nomDe = (noeud: Noeud): string => nettoyer(champ(noeud, 'NOM_USAGE') ?? champ(noeud, 'NOM_PATRONYMIQUE'));

/** Libellés des disciplines, chacun une fois. */
export const disciplines = (noeud: Noeud): string[] => [
  ...new Set(
    enfants(enfants(noeud, 'DISCIPLINES')[0], 'DISCIPLINE')
      .map((d) => nettoyer(champ(d, 'LIBELLE_COURT')))
      .filter((libelle) => libelle !== ''),
  ),
];
