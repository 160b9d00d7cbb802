import { and, eq, sql } from 'drizzle-orm';
import { evaluation } from '@/db/schema/evaluations';
import { ecrire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { creerEvaluation, rendreVisible } from '@/lib/evaluations/serveur/mutations';
import { nommerCollegues } from '@/lib/evaluations/serveur/mutations-collegues';
import { lireReferentiel } from '@/lib/referentiels/serveur/queries';
import type { SaisieScenario } from '@/lib/scenarios/schema';
import type { Classe } from './acteurs';
import { noter } from './activite';
import { creerHasard } from './hasard';

/** L'évaluation par laquelle chaque auteur a fini l'an passé, avec ceux qui sont aujourd'hui en première et terminale. */
export async function evaluerLAnPasse(classes: readonly Classe[], auteurs: readonly Acteur[]): Promise<void> {
  for (const [rang, classe] of classes.entries()) {
    const auteur = classe.niveau > 1 ? auteurDe(classe, auteurs) : undefined;
    if (!auteur) continue;
    const items = await quelquesItems(classe.referentiel);
    const { id } = await creerEvaluation(auteur, {
      titre: `Bilan de fin d’année — futurs ${classe.code}`,
      faiteLe: '2026-09-14',
      referentiel: classe.referentiel,
      niveau: classe.niveau - 1,
      items,
      apprenants: classe.apprenants.map((a) => a.compteId),
    });
    await noter(classe, auteur, id, items, creerHasard(100 + rang));
    await rendreVisible(auteur, { id, visible: classe.niveau === 3 });
    await reculer(auteur, id);
  }
}

/** Les premiers items notables d'un diplôme. */
async function quelquesItems(code: string): Promise<string[]> {
  const items = (await lireReferentiel(code))?.items ?? [];
  const parents = new Set(items.filter((i) => i.nature === 'item').map((i) => i.parent));
  return items
    .filter((i) => i.nature === 'item' && i.evaluable && !parents.has(i.code))
    .map((i) => i.code)
    .slice(0, 4);
}

/** Rien dans l'application n'évalue une année passée : celle-ci y est mise à la main. */
const reculer = (auteur: Acteur, id: string) =>
  ecrire(auteur, 'demo.annee-passee', (tx) =>
    tx
      .update(evaluation)
      .set({ annee: sql`${evaluation.annee} - 1`, faiteLe: '2026-06-02' })
      .where(and(eq(evaluation.rne, auteur.rne), eq(evaluation.id, id))),
  );

/** Le scénario de l'enseignante, évalué dans sa terminale, un collègue saisissant avec elle. */
export async function evaluerScenario(
  classes: readonly Classe[],
  auteurs: readonly Acteur[],
  scenario: { id: string; saisie: SaisieScenario },
): Promise<void> {
  const { referentiel, niveau, titre, items } = scenario.saisie;
  const classe = classes.find((c) => c.referentiel === referentiel && c.niveau === niveau);
  const auteur = classe && auteurDe(classe, auteurs);
  if (!auteur) return;
  const { id } = await creerEvaluation(auteur, {
    titre,
    faiteLe: '2026-11-16',
    referentiel,
    niveau,
    items,
    apprenants: classe.apprenants.map((a) => a.compteId),
    scenario: scenario.id,
  });
  const collegue = classe.enseignants.find((e) => e.compteId !== auteur.compteId);
  if (collegue) await nommerCollegues(auteur, { id, collegues: [collegue.compteId] });
  await noter({ ...classe, apprenants: classe.apprenants.slice(0, 12) }, auteur, id, items, creerHasard(99));
}

const auteurDe = (classe: Classe, auteurs: readonly Acteur[]) =>
  classe.enseignants.find((e) => auteurs.some((a) => a.compteId === e.compteId));
