import { NIVEAUX, type Niveau } from '@/lib/referentiels/regles-niveaux';
import type { Candidat } from './serveur/queries-choix';

export interface Classe {
  id: string;
  code: string;
  apprenants: Candidat[];
}

/** Un apprenant est proposé s'il prépare ce diplôme et que sa division est de ce niveau, ou d'aucun. */
const convient = (c: Candidat, referentiel: string, niveau: number): boolean =>
  c.referentiel === referentiel && (c.division?.niveau ?? niveau) === niveau;

/**
 * Les apprenants à proposer pour ce diplôme et ce niveau, par classe, les classes dans l'ordre de leur code. `inscrits`
 * sont proposés de toute façon : ils ont pu changer de classe ou de diplôme depuis.
 */
export function classesProposees(
  candidats: readonly Candidat[],
  referentiel: string,
  niveau: number,
  inscrits: readonly string[] = [],
): Classe[] {
  const classes = new Map<string, Classe>();
  for (const c of candidats) {
    if (!convient(c, referentiel, niveau) && !inscrits.includes(c.id)) continue;
    const { id, code } = c.division ?? { id: '', code: 'Sans classe' };
    const classe = classes.get(id) ?? { id, code, apprenants: [] };
    classe.apprenants.push(c);
    classes.set(id, classe);
  }
  return [...classes.values()].sort((a, b) => a.code.localeCompare(b.code, 'fr', { numeric: true }));
}

/** Les niveaux où il y a quelqu'un à évaluer dans ce diplôme. */
export const niveauxProposes = (candidats: readonly Candidat[], referentiel: string): Niveau[] =>
  NIVEAUX.filter(({ valeur }) => candidats.some((c) => convient(c, referentiel, valeur)));
