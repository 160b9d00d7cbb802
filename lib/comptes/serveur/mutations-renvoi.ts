import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { courriel } from '@/db/schema/exploitation';
import { ecrire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import { type Acteur, compteOuvert } from '@/lib/acces/serveur/acteur';
import { deposerProvisoire } from '@/lib/comptes/serveur/mutations';
import { demanderTravail } from '@/lib/serveur/demander-travail';

type Cible = { courrielId: string } | { compteId: string };

/**
 * « Renvoyer » (ACP-3) : le dernier message d'un compte repart, à son adresse d'aujourd'hui. Pas encore essayé, il part
 * maintenant. Sinon un autre le remplace, avec un autre mot de passe temporaire, seul valable (le texte d'un message
 * parti n'est pas gardé) ; le mot de passe que la personne avait choisi le reste (docs/decisions/0008).
 * Réservé à l'administrateur. Refuse (`introuvable`) qui n'a jamais reçu de message ou n'est pas de l'établissement,
 * un compte fermé, un compte sans adresse.
 */
export async function renvoyer(acteur: Acteur, cible: Cible): Promise<void> {
  if (acteur.profil !== 'administrateur') throw new Refus('interdit');
  await ecrire(acteur, 'courriel.renvoyer', async (tx, tracer) => {
    const { dernier, personne } = await lireDernier(tx, acteur, cible);
    tracer({ cible: personne.id });
    if (!compteOuvert(personne)) throw new Refus('utilisateur-ferme');
    if (!personne.courriel) throw new Refus('utilisateur-sans-adresse');
    const vers = { ...personne, courriel: personne.courriel };
    if (dernier.etat === 'attente' && !dernier.erreur && dernier.destinataire === vers.courriel) {
      return demanderTravail(tx, 'expedier', { rne: acteur.rne, urgent: true });
    }
    await renoncer(tx, acteur, dernier.id);
    const accueil = personne.profil === 'parent' ? 'acces-parent' : 'creation';
    await deposerProvisoire(tx, acteur, vers, personne.connecteLe ? 'reinitialisation' : accueil);
  });
}

/** Le dernier message du compte visé, et ce compte. */
async function lireDernier(tx: Transaction, acteur: Acteur, cible: Cible) {
  const [lu] = await tx
    .select({ dernier: courriel, personne: compte })
    .from(courriel)
    .innerJoin(compte, and(eq(compte.rne, courriel.rne), eq(compte.id, courriel.compteId)))
    .where(
      and(
        eq(courriel.rne, acteur.rne),
        'compteId' in cible ? eq(compte.id, cible.compteId) : eq(courriel.id, cible.courrielId),
      ),
    )
    .orderBy(desc(courriel.id))
    .limit(1)
    .for('update', { of: courriel });
  if (!lu || lu.personne.profil === 'apprenant') throw new Refus('introuvable');
  return lu;
}

/** Le message remplacé n'est plus repris, et ne porte plus de mot de passe. */
async function renoncer(tx: Transaction, acteur: Acteur, id: string): Promise<void> {
  await tx
    .update(courriel)
    .set({ etat: 'echec', texte: null, html: null })
    .where(and(eq(courriel.rne, acteur.rne), eq(courriel.id, id), eq(courriel.etat, 'attente')));
}
