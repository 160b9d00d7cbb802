import 'server-only';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { formaterJour } from '@/lib/dates';
import { lireGrille } from '@/lib/evaluations/serveur/queries';
import { lireClasses } from '@/lib/evaluations/serveur/queries-classes';
import { lireReglages } from '@/lib/parametres/serveur/queries';
import { estReserve } from '@/lib/referentiels/regles-items';
import { libelleNiveau } from '@/lib/referentiels/regles-niveaux';
import { enColonnes, type GrilleVierge } from '../regles';

/** « Classe TGA1 », « Classes TGA1 et TGA2 » ; rien sans classe. */
const direClasses = (codes: readonly string[]): string[] =>
  codes.length === 0 ? [] : [`${codes.length > 1 ? 'Classes' : 'Classe'} ${new Intl.ListFormat('fr').format(codes)}`];

/**
 * La fiche vierge d'une évaluation (EVA-2 ; G 3.8.2) : ses items, et les apprenants que l'acteur y voit. Refuse
 * `introuvable` une évaluation qu'il ne peut pas ouvrir.
 */
export async function lireVierge(acteur: Acteur, id: string): Promise<GrilleVierge> {
  const [{ evaluation: e, items, apprenants }, classes, reglages] = await Promise.all([
    lireGrille(acteur, id),
    lireClasses(acteur, id),
    lireReglages(acteur),
  ]);
  return {
    onglet: classes.length === 1 ? (classes[0] ?? '') : 'Évaluation',
    titre: e.titre,
    precisions: [
      e.sigle,
      libelleNiveau(e.niveau),
      ...direClasses(classes),
      formaterJour(e.faiteLe),
      e.auteur,
      ...(e.origine ? [e.origine] : []),
    ],
    groupes: enColonnes(items),
    noms: apprenants.map((a) => `${a.nom} ${a.prenom}`),
    remarque: 'Commentaire',
    reserve: estReserve(items),
    reglages,
  };
}
