import 'server-only';
import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { abonnementDiplome, commande } from '@/db/schema/abonnements';
import { etablissement } from '@/db/schema/etablissement';
import { referentiel } from '@/db/schema/referentiels';
import { ecrire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { systeme } from '@/lib/acces/serveur/acteur';
import { formaterJour } from '@/lib/dates';
import type { SaisieCommande, SaisieDiplome } from '../schema';

/**
 * Enregistre une commande (ABO-2) ; ses octets s'ajoutent aussitôt au quota du diplôme. Réservée à l'exploitant. Refuse,
 * en clair, un établissement ou un diplôme inconnu, une référence déjà enregistrée.
 */
export function enregistrerCommande(saisie: SaisieCommande): Promise<{ id: string; nom: string }> {
  const rne = saisie.rne.toUpperCase();
  return ecrire(systeme(rne), 'commande.enregistrer', async (tx, tracer) => {
    const { nom } = await exigerEtablissement(tx, rne);
    if (saisie.diplome) await exigerDiplome(tx, saisie.diplome);
    const [deja] = await tx
      .select({ passeeLe: commande.passeeLe })
      .from(commande)
      .where(and(eq(commande.rne, rne), eq(commande.reference, saisie.reference)));
    if (deja)
      throw new Error(`La commande « ${saisie.reference} » est déjà enregistrée, au ${formaterJour(deja.passeeLe)}.`);
    const id = uuidv7();
    await tx.insert(commande).values({
      rne,
      id,
      reference: saisie.reference,
      passeeLe: saisie.le,
      objet: saisie.objet,
      referentiel: saisie.diplome || null,
      octets: saisie.octets ?? 0,
      montantCentimes: saisie.montant ?? null,
    });
    tracer({ cible: id, details: { octets: saisie.octets ?? 0 } });
    return { id, nom };
  });
}

/** Abonne l'établissement à un diplôme, ou en change les dates (ABO-1). Mêmes refus qu'`enregistrerCommande`. */
export function abonner(saisie: SaisieDiplome): Promise<{ nom: string; intitule: string }> {
  const rne = saisie.rne.toUpperCase();
  return ecrire(systeme(rne), 'abonnement.diplome', async (tx, tracer) => {
    const { nom } = await exigerEtablissement(tx, rne);
    const { intitule } = await exigerDiplome(tx, saisie.diplome);
    const dates = { debutLe: saisie.du, finLe: saisie.au };
    await tx
      .insert(abonnementDiplome)
      .values({ rne, referentiel: saisie.diplome, ...dates })
      .onConflictDoUpdate({ target: [abonnementDiplome.rne, abonnementDiplome.referentiel], set: dates });
    tracer({ cible: saisie.diplome, details: dates });
    return { nom, intitule };
  });
}

/** Retenu jusqu'à la fin : deux enregistrements de la même commande se suivent. */
async function exigerEtablissement(tx: Transaction, rne: string): Promise<{ nom: string }> {
  const [e] = await tx
    .select({ nom: etablissement.nom })
    .from(etablissement)
    .where(eq(etablissement.rne, rne))
    .for('no key update');
  if (!e) throw new Error(`Aucun établissement « ${rne} » : créez-le par npm run etablissement.`);
  return e;
}

async function exigerDiplome(tx: Transaction, code: string): Promise<{ intitule: string }> {
  const [lu] = await tx.select({ intitule: referentiel.intitule }).from(referentiel).where(eq(referentiel.code, code));
  if (lu) return lu;
  const connus = await tx.select({ code: referentiel.code }).from(referentiel).orderBy(referentiel.code);
  throw new Error(`Aucun diplôme « ${code} ». Ceux de Griotte : ${connus.map((r) => r.code).join(', ')}.`);
}
