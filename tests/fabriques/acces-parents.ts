import { eq } from 'drizzle-orm';
import { connexionProprietaire } from '@/db/connexion';
import { compte, responsabilite } from '@/db/schema/comptes';
import { accesParents } from '@/db/schema/parametres';
import { ecrire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { boite } from './courriels';
import { unCompte, unEtablissement, uneDivision } from './etablissement';

/** L'accès donné aux parents d'une classe, ou d'un diplôme de cette classe, sans que rien ne parte encore. */
export async function ouvrirAcces(admin: Acteur, classe: string, referentiel = ''): Promise<void> {
  const { rne, compteId: donnePar } = admin;
  await ecrire(admin, 'test.acces-parents', (tx) =>
    tx.insert(accesParents).values({ rne, structureId: classe, referentiel, donnePar }).onConflictDoNothing(),
  );
}

/** Un établissement, son administrateur et deux classes vides. */
export async function unLycee() {
  const rne = await unEtablissement();
  const [tga, tlog] = [await uneDivision(rne, { code: 'TGA' }), await uneDivision(rne, { code: 'TLOG' })];
  return { rne, admin: await unCompte(rne, 'administrateur'), tga, tlog };
}

/** L'adresse électronique d'un compte à créer. */
export const avec = (adresse: string) => ({ courriel: `${adresse}@example.org` });

/** Ce que demande l'action qui donne l'accès à toute une classe. */
export const toute = (classe: { id: string }) => ({ classe: classe.id, referentiel: '' });

/** À qui on a écrit, sans le domaine, par ordre alphabétique. */
export const adresses = async (rne: string) => (await boite(rne)).map((c) => c.destinataire.split('@')[0]).sort();

export const changer = (a: Acteur, valeurs: Partial<typeof compte.$inferInsert>) =>
  ecrire(systeme(a.rne), 'test.compte', (tx) => tx.update(compte).set(valeurs).where(eq(compte.id, a.compteId)));

/** Change tous les liens d'un responsable. */
export const changerLien = (a: Acteur, valeurs: Partial<typeof responsabilite.$inferInsert>) =>
  ecrire(systeme(a.rne), 'test.lien', (tx) =>
    tx.update(responsabilite).set(valeurs).where(eq(responsabilite.responsableId, a.compteId)),
  );

/** Les travaux demandés pour un établissement. */
export async function demandes(rne: string): Promise<string[]> {
  const sql = connexionProprietaire();
  const lignes = await sql<{ tache: string }[]>`
    select distinct split_part(key, ':', 1) as tache from graphile_worker.jobs
    where split_part(key, ':', 2) = ${rne} order by 1`;
  await sql.end();
  return lignes.map((l) => l.tache);
}

export async function viderFile(rne: string): Promise<void> {
  const sql = connexionProprietaire();
  await sql`
    select graphile_worker.complete_jobs(array_agg(id)) from graphile_worker.jobs where split_part(key, ':', 2) = ${rne}`;
  await sql.end();
}
