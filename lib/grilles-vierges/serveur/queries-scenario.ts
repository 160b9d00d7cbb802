import 'server-only';
import { lire } from '@/db/tenant';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { lireCandidats, lireGroupes } from '@/lib/evaluations/serveur/queries-choix';
import { lireReglages } from '@/lib/parametres/serveur/queries';
import { estReserve } from '@/lib/referentiels/regles-items';
import { libelleNiveau } from '@/lib/referentiels/regles-niveaux';
import { lireScenarioDans } from '@/lib/scenarios/serveur/queries';
import { enColonnes, type GrilleVierge } from '../regles';
import { classesVisees } from '../regles-classes';

/** Un scénario et les classes où l'acteur peut l'observer (SCE-8). Refuse `introuvable`. */
export const lireClassesVisees = (acteur: Acteur, id: string) =>
  lire(acteur, async (tx) => {
    const scenario = await lireScenarioDans(tx, acteur, id);
    const candidats = await lireCandidats(tx, acteur);
    return { scenario, classes: classesVisees(scenario, candidats, await lireGroupes(tx, acteur)) };
  });

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
  const divisions = new Set(visees.filter((c) => c.nature === 'division').map((c) => c.code));
  return visees.map(({ code, nature, noms }) => ({
    ...commun,
    onglet: nature === 'groupe' && divisions.has(code) ? `${code} (groupe)` : code,
    precisions: [...identite, `${nature === 'division' ? 'Classe' : 'Groupe'} ${code}`, ...fin],
    noms,
  }));
}
