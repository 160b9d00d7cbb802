import 'server-only';
import type { Readable } from 'node:stream';
import { and, eq, type SQL } from 'drizzle-orm';
import { validate as estUuid } from 'uuid';
import { fichier } from '@/db/schema/abonnements';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { stockage } from './service-stockage';

export interface FichierLu {
  nom: string;
  type: string;
  octets: number;
  flux: Readable;
}

const chercher = (tx: Transaction, { rne }: Acteur, id: string, droit: SQL | undefined) =>
  tx
    .select({ id: fichier.id, cle: fichier.cle, nom: fichier.nom, type: fichier.type, octets: fichier.octets })
    .from(fichier)
    .where(and(eq(fichier.rne, rne), eq(fichier.id, id), droit));

/** Rend l'identifiant d'un fichier qui remplit `droit` ; refus `introuvable` sinon. */
export async function exigerFichier(tx: Transaction, acteur: Acteur, id: string, droit: SQL): Promise<string> {
  const [lu] = estUuid(id) ? await chercher(tx, acteur, id, droit) : [];
  if (!lu) throw new Refus('introuvable');
  return lu.id;
}

/**
 * Un fichier de l'établissement et ses octets, au fil de l'eau. `droit` : la condition qui dit que l'acteur voit ce à
 * quoi il est joint. Refus `introuvable` ; lève si l'objet manque au stockage.
 */
export async function lireFichier(acteur: Acteur, id: string, droit?: SQL): Promise<FichierLu> {
  if (!estUuid(id)) throw new Refus('introuvable');
  const [lu] = await lire(acteur, (tx) => chercher(tx, acteur, id, droit));
  if (!lu) throw new Refus('introuvable');
  const { id: _, cle, ...rendu } = lu;
  const disk = await stockage();
  if (!(await disk.exists(cle))) throw new Error(`L’objet ${cle} manque au stockage des fichiers.`);
  return { ...rendu, flux: await disk.getStream(cle) };
}
