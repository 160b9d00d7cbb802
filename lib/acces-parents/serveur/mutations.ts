import 'server-only';
import { and, count, eq, isNull, sql } from 'drizzle-orm';
import { apprenant, compte } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { accesParents } from '@/db/schema/parametres';
import { affectation, structure } from '@/db/schema/structures';
import { ecrire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { present } from '@/lib/acces/serveur/portee';
import { deposerProvisoire } from '@/lib/comptes/serveur/mutations';
import { demanderTravail } from '@/lib/serveur/demander-travail';
import { aPrevenir, aUnAcces } from './portee';
import { c, divisionsDe, enCours, p } from './portee-jointures';

/**
 * « Donner l'accès aux parents » d'une classe, ou d'un seul diplôme de cette classe (ACP-3). Irréversible. Les messages
 * partent ensuite, par un travail de fond ; rend combien. Déjà donné : sans effet. Refuse (`introuvable`) une classe
 * d'un autre établissement ou d'une autre année, un diplôme que personne n'y prépare.
 */
export function donnerAcces(
  acteur: Acteur,
  { classe, referentiel }: { classe: string; referentiel: string },
): Promise<{ messages: number }> {
  return ecrire(acteur, 'acces-parents.donner', async (tx, tracer) => {
    tracer({ cible: classe, details: { referentiel } });
    await exigerClasse(tx, acteur, classe, referentiel);
    await tx
      .insert(accesParents)
      .values({ rne: acteur.rne, structureId: classe, referentiel, donnePar: acteur.compteId })
      .onConflictDoNothing();
    await demanderTravail(tx, 'acces-parents', { rne: acteur.rne });
    const [n] = await tx
      .select({ messages: count() })
      .from(p)
      .where(and(eq(p.rne, acteur.rne), aPrevenir));
    return { messages: n?.messages ?? 0 };
  });
}

async function exigerClasse(tx: Transaction, acteur: Acteur, classe: string, referentiel: string): Promise<void> {
  const [trouvee] = await tx
    .select({ id: structure.id, prepare: sql<boolean>`bool_or(${apprenant.referentiel} = ${referentiel})` })
    .from(structure)
    .leftJoin(affectation, enCours)
    .leftJoin(c, and(eq(c.rne, affectation.rne), eq(c.id, affectation.compteId), present))
    .leftJoin(apprenant, and(eq(apprenant.rne, c.rne), eq(apprenant.compteId, c.id)))
    .where(and(divisionsDe(acteur.rne), eq(structure.id, classe)))
    .groupBy(structure.id);
  if (!trouvee || (referentiel && !trouvee.prepare)) throw new Refus('introuvable');
}

/**
 * « Réinitialiser » (ACP-5) : un nouveau mot de passe est engendré et envoyé ; l'ancien ne vaut plus et les sessions
 * ouvertes finissent. Refuse (`introuvable`) qui n'est pas responsable d'un apprenant présent de l'établissement,
 * (`acces-parent-ferme`) un parent à qui l'accès n'est pas donné, (`acces-parent-sans-adresse`) sans adresse.
 */
export async function reinitialiserParent(acteur: Acteur, { parent }: { parent: string }): Promise<void> {
  await ecrire(acteur, 'acces-parents.reinitialiser', async (tx, tracer) => {
    tracer({ cible: parent });
    const [vise] = await tx
      .select({
        id: p.id,
        login: p.login,
        courriel: p.courriel,
        connecteLe: p.connecteLe,
        ouvert: sql<boolean>`${aUnAcces}`,
      })
      .from(p)
      .where(and(eq(p.rne, acteur.rne), eq(p.id, parent), eq(p.profil, 'parent'), isNull(p.masqueLe)))
      .for('update');
    if (!vise) throw new Refus('introuvable');
    if (!vise.ouvert) throw new Refus('acces-parent-ferme');
    if (!vise.courriel) throw new Refus('acces-parent-sans-adresse');
    await tx
      .update(compte)
      .set({
        motDePasse: null,
        aPersonnaliser: true,
        personnaliseLe: null,
        versionSession: sql`${compte.versionSession} + 1`,
        accesEnvoyeLe: sql`coalesce(${compte.accesEnvoyeLe}, now())`,
        modifieLe: new Date(),
      })
      .where(and(eq(compte.rne, acteur.rne), eq(compte.id, parent)));
    const motif = vise.connecteLe ? 'reinitialisation' : 'acces-parent';
    await deposerProvisoire(tx, acteur, { ...vise, courriel: vise.courriel }, motif);
  });
}

/**
 * Dit si les parents d'apprenants majeurs ont aussi un accès (ACP-3). Oui : ceux des classes ouvertes reçoivent le leur.
 * Non : ils ne voient plus leur enfant majeur.
 */
export async function reglerMajeurs(acteur: Acteur, { parentsMajeurs }: { parentsMajeurs: boolean }): Promise<void> {
  await ecrire(acteur, 'acces-parents.majeurs', async (tx, tracer) => {
    tracer({ details: { parentsMajeurs } });
    await tx.update(etablissement).set({ parentsMajeurs }).where(eq(etablissement.rne, acteur.rne));
    if (parentsMajeurs) await relancerAccesParents(tx, acteur.rne);
  });
}

/**
 * À appeler dans la transaction de ce qui peut faire entrer un parent dans une classe ouverte, ou lui donner une adresse
 * (import, diplôme changé) : il recevra ses accès de lui-même (ACP-4, IMP-6). Sans effet si aucun accès n'a été donné.
 */
export async function relancerAccesParents(tx: Transaction, rne: string): Promise<void> {
  const [un] = await tx
    .select({ donneLe: accesParents.donneLe })
    .from(accesParents)
    .where(eq(accesParents.rne, rne))
    .limit(1);
  if (un) await demanderTravail(tx, 'acces-parents', { rne });
}
