import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { ecrire, lire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import { deposerProvisoire } from '@/lib/comptes/serveur/mutations';
import { aPrevenir } from './portee';
import { p } from './portee-jointures';

/** Personnes par transaction : une seconde environ, le temps de hacher leurs mots de passe. */
const LOT = 20;

/**
 * Le travail « acces-parents » (ACP-3, ACP-4) : donne leurs accès, par courriel, à tous les parents d'un établissement
 * qui doivent les recevoir maintenant. Rejouable : qui les a reçus ne les reçoit plus. Interrompu, il garde les lots
 * faits et reprend les autres ; lancé deux fois à la fois, chacun n'est pris que par l'un. `continuer` est demandé après
 * chaque lot. Rend vrai s'il en reste.
 */
export async function envoyerAccesParents(rne: string, continuer: () => boolean = () => true): Promise<boolean> {
  const ids = await chercher(rne);
  for (let debut = 0; debut < ids.length; debut += LOT) {
    if (debut > 0 && !continuer()) return true;
    await prevenir(rne, ids.slice(debut, debut + LOT));
  }
  return false;
}

async function chercher(rne: string): Promise<string[]> {
  const lignes = await lire(systeme(rne), (tx) =>
    tx
      .select({ id: p.id })
      .from(p)
      .where(and(eq(p.rne, rne), aPrevenir))
      .orderBy(p.id),
  );
  return lignes.map((l) => l.id);
}

/** Prévient un lot, mot de passe et message dans la même transaction que la marque qui empêche de recommencer. */
async function prevenir(rne: string, ids: string[]): Promise<void> {
  await ecrire(systeme(rne), 'acces-parents.envoyer', async (tx, tracer) => {
    const pris = await tx
      .select({ id: p.id, login: p.login, courriel: sql<string>`p.courriel` })
      .from(p)
      .where(and(eq(p.rne, rne), inArray(p.id, ids), aPrevenir))
      .orderBy(p.id)
      .for('update', { skipLocked: true });
    for (const parent of pris) await deposerProvisoire(tx, systeme(rne), parent, 'acces-parent');
    const faits = pris.map((parent) => parent.id);
    await tx
      .update(compte)
      .set({ accesEnvoyeLe: sql`now()` })
      .where(and(eq(compte.rne, rne), inArray(compte.id, faits)));
    tracer({ details: { nombre: faits.length } });
  });
}
