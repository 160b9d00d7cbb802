import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { deposerProvisoire } from '@/lib/comptes/serveur/mutations';
import { hacheInconnu } from '@/lib/comptes/serveur/regles-mot-de-passe';
import { finirAssociations } from './mutations-associations';
import { ecrirePersonnel } from './mutations-personnel';
import { exigerAutreAdministrateur, exigerOuvert, exigerPersonnel } from './portee';

const ceCompte = (acteur: Acteur, id: string) => and(eq(compte.rne, acteur.rne), eq(compte.id, id));

/**
 * Rend un compte à son seul mot de passe temporaire, envoyé par courriel : l'ancien et l'initial (la date de naissance)
 * n'ouvrent plus, les sessions finissent (docs/decisions/0012).
 */
export async function renouvelerAcces(
  tx: Transaction,
  acteur: Acteur,
  c: { id: string; login: string; courriel: string },
  motif: 'creation' | 'reinitialisation',
): Promise<void> {
  await tx
    .update(compte)
    .set({
      motDePasse: await hacheInconnu(),
      aPersonnaliser: true,
      personnaliseLe: null,
      versionSession: sql`${compte.versionSession} + 1`,
      modifieLe: new Date(),
    })
    .where(ceCompte(acteur, c.id));
  await deposerProvisoire(tx, acteur, c, motif);
}

/**
 * Réinitialise le mot de passe d'une personne (UTI-3). Rend l'adresse où il part. Refuse un compte d'ailleurs, fermé ou
 * sans adresse, et le sien : il y a « Mon compte », et un courriel perdu priverait l'établissement de son administrateur.
 */
export function reinitialiserMotDePasse(acteur: Acteur, { id }: { id: string }): Promise<{ courriel: string }> {
  return ecrirePersonnel(acteur, 'utilisateur.reinitialiser', async (tx, tracer) => {
    tracer({ cible: id });
    const c = await exigerOuvert(tx, acteur, id);
    refuserPourSoi(acteur, id);
    if (!c.courriel) throw new Refus('utilisateur-sans-adresse');
    await renouvelerAcces(tx, acteur, { ...c, courriel: c.courriel }, 'reinitialisation');
    return { courriel: c.courriel };
  });
}

/**
 * Masque un utilisateur créé à la main (UTI-5) : sa session et ses associations finissent, rien n'est supprimé. Refuse
 * un compte importé (l'import le masque quand il part), le sien, et le dernier administrateur.
 */
export function masquerUtilisateur(acteur: Acteur, { id }: { id: string }): Promise<void> {
  return ecrirePersonnel(acteur, 'utilisateur.masquer', async (tx, tracer) => {
    tracer({ cible: id });
    const c = await exigerOuvert(tx, acteur, id);
    refuserPourSoi(acteur, id);
    if (c.origine !== 'manuel') throw new Refus('utilisateur-importe');
    if (c.profil === 'administrateur') await exigerAutreAdministrateur(tx, acteur, id);
    await finirAssociations(tx, acteur, id);
    await tx
      .update(compte)
      .set({
        masqueLe: new Date(),
        versionSession: sql`${compte.versionSession} + 1`,
        modifieLe: new Date(),
      })
      .where(ceCompte(acteur, id));
  });
}

/**
 * Ramène une personne masquée, suspendue ou sortie, avec son identifiant et son mot de passe ; ses associations, finies,
 * sont à refaire. Elle devient « manuel » : un import qui ne la nomme pas la laisse, un import qui la nomme la reprend.
 */
export function ramenerUtilisateur(acteur: Acteur, { id }: { id: string }): Promise<void> {
  return ecrirePersonnel(acteur, 'utilisateur.ramener', async (tx, tracer) => {
    tracer({ cible: id });
    const c = await exigerPersonnel(tx, acteur, id);
    if (c.ouvert) return;
    await tx
      .update(compte)
      .set({ masqueLe: null, suspenduLe: null, sortiLe: null, origine: 'manuel', modifieLe: new Date() })
      .where(ceCompte(acteur, id));
  });
}

function refuserPourSoi(acteur: Acteur, id: string): void {
  if (acteur.compteId === id) throw new Refus('utilisateur-soi');
}
