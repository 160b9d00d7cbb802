import 'server-only';
import { and, eq, gt, type SQL } from 'drizzle-orm';
import { evaluation } from '@/db/schema/evaluations';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { finDeCorbeille } from '../regles-corbeille';

/** Condition sur `evaluation` : ce que cet auteur a supprimé, et peut encore reprendre. */
export const dansSaCorbeille = (acteur: Acteur): SQL | undefined =>
  and(
    eq(evaluation.rne, acteur.rne),
    eq(evaluation.auteurId, acteur.compteId),
    gt(evaluation.supprimeLe, finDeCorbeille(new Date())),
  );
