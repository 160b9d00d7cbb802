import type { Acteur } from '@/lib/acces/acteur';
import { Refus } from '@/lib/acces/refus';
import { enColonnes, estReserve, type GrilleVierge } from '@/lib/evaluations/export-grille';
import { lireChoixApprenants } from '@/lib/evaluations/queries-choix';
import { libelleNiveau } from '@/lib/evaluations/regles';
import { lireReglages } from '@/lib/parametres/queries';
import { classesVisees } from './export-grille-classes';
import { lireScenario } from './queries';

/** Un scénario et les classes où l'acteur peut l'observer (SCE-8). Refuse `introuvable`. */
export async function lireClassesVisees(acteur: Acteur, id: string) {
  const scenario = await lireScenario(acteur, id);
  const { candidats, groupes } = await lireChoixApprenants(acteur);
  return { scenario, classes: classesVisees(scenario, candidats, groupes) };
}

/**
 * Les grilles d'observation d'un scénario, une par classe choisie ; sans classe, une seule, sans noms. Refuse
 * `introuvable` une classe que l'acteur n'a pas ou que le scénario ne vise pas.
 */
export async function lireGrilles(acteur: Acteur, id: string, choisies: readonly string[]): Promise<GrilleVierge[]> {
  const { scenario, classes } = await lireClassesVisees(acteur, id);
  const reglages = await lireReglages(acteur);
  const visees = classes.filter((c) => choisies.includes(c.id));
  if (visees.length < new Set(choisies).size) throw new Refus('introuvable');
  const commun = {
    titre: `Grille d’observation – ${scenario.titre}`,
    groupes: enColonnes(scenario.items),
    remarque: 'Observations',
    reserve: estReserve(scenario.items),
    reglages,
  };
  const identite = [scenario.sigle, libelleNiveau(scenario.niveau)];
  const fin = [scenario.auteur, 'Observé le\u00a0…………………'];
  if (visees.length === 0)
    return [{ ...commun, onglet: 'Grille', precisions: [...identite, 'Classe\u00a0…………………', ...fin], noms: [] }];
  return visees.map(({ code, nature, noms }) => ({
    ...commun,
    onglet: code,
    precisions: [...identite, `${nature === 'division' ? 'Classe' : 'Groupe'} ${code}`, ...fin],
    noms,
  }));
}
