import 'server-only';
import { and, count, eq, type SQL, sql } from 'drizzle-orm';
import { fichier } from '@/db/schema/abonnements';
import { scenario, scenarioFichier } from '@/db/schema/scenarios';
import { ecrire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { supprimerFichiers } from '@/lib/fichiers/serveur/mutations';
import { type Envoi, joindrePiece, type PieceJointe } from '@/lib/fichiers/serveur/mutations-pieces';
import { exigerFichier, type FichierLu, lireFichier } from '@/lib/fichiers/serveur/queries';
import { celuiCi, exigerAuteurScenario } from './portee';

/** Un fichier d'un scénario. */
export interface CibleFichier {
  id: string;
  fichierId: string;
}

/**
 * Joint un fichier à un scénario de l'acteur (SCE-2 ; G 3.7.2). Refuse `introuvable`, `scenario-auteur`, et ce que refuse
 * `joindrePiece`.
 */
export const joindreAScenario = (acteur: Acteur, id: string, envoi: Envoi): Promise<PieceJointe> =>
  joindrePiece(
    acteur,
    {
      module: 'scenarios',
      photos: true,
      ouvrir: async (tx, retenir) => {
        const { referentiel } = await (retenir ? exigerAuteurScenario : lireDuSien)(tx, acteur, id);
        return { referentiel, nombre: await compterFichiers(tx, acteur, id) };
      },
      lier: (tx, fichierId) => tx.insert(scenarioFichier).values({ rne: acteur.rne, scenarioId: id, fichierId }),
    },
    envoi,
  );

/** Comme `exigerAuteurScenario`, sans rien retenir : une lecture. */
async function lireDuSien(tx: Transaction, acteur: Acteur, id: string): Promise<{ referentiel: string }> {
  const [lu] = await tx
    .select({ referentiel: scenario.referentiel, auteurId: scenario.auteurId })
    .from(scenario)
    .where(celuiCi(acteur, id));
  if (!lu) throw new Refus('introuvable');
  if (lu.auteurId !== acteur.compteId) throw new Refus('scenario-auteur');
  return lu;
}

async function compterFichiers(tx: Transaction, { rne }: Acteur, scenarioId: string): Promise<number> {
  const [ligne] = await tx
    .select({ n: count() })
    .from(scenarioFichier)
    .where(and(eq(scenarioFichier.rne, rne), eq(scenarioFichier.scenarioId, scenarioId)));
  return ligne?.n ?? 0;
}

/** Condition sur `fichier` : il est joint à ce scénario, que l'acteur voit. */
const jointA = (acteur: Acteur, id: string): SQL => sql`exists (select from ${scenarioFichier}
  join ${scenario} on ${scenario.rne} = ${scenarioFichier.rne} and ${scenario.id} = ${scenarioFichier.scenarioId}
  where ${scenarioFichier.rne} = ${fichier.rne} and ${scenarioFichier.fichierId} = ${fichier.id}
    and ${celuiCi(acteur, id)})`;

/** Un fichier d'un scénario que l'acteur voit, à télécharger (SCE-4). Refuse `introuvable`. */
export const telechargerDeScenario = async (acteur: Acteur, { id, fichierId }: CibleFichier): Promise<FichierLu> =>
  lireFichier(acteur, fichierId, jointA(acteur, id));

/** Retire un fichier d'un scénario de l'acteur, et rend sa place. Refuse `introuvable`, `scenario-auteur`. */
export async function retirerDeScenario(acteur: Acteur, { id, fichierId }: CibleFichier): Promise<void> {
  const effacer = await ecrire(acteur, 'scenario.retirer-fichier', async (tx, tracer) => {
    tracer({ cible: id, details: { fichier: fichierId } });
    await exigerAuteurScenario(tx, acteur, id);
    return supprimerFichiers(tx, acteur, [await exigerFichier(tx, acteur, fichierId, jointA(acteur, id))]);
  });
  await effacer();
}
