import type { Readable } from 'node:stream';
import { and, eq } from 'drizzle-orm';
import { validate as estUuid } from 'uuid';
import { fichier } from '@/db/schema/abonnements';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/acteur';
import { Refus } from '@/lib/acces/refus';
import { stockage } from './stockage';

export interface FichierLu {
  nom: string;
  type: string;
  octets: number;
  flux: Readable;
}

/**
 * Un fichier de l'établissement et ses octets, au fil de l'eau. L'appelant a vérifié que l'acteur voit ce à quoi il est
 * joint. Refus `introuvable` ; lève si l'objet manque au stockage.
 */
export async function lireFichier(acteur: Acteur, id: string): Promise<FichierLu> {
  if (!estUuid(id)) throw new Refus('introuvable');
  const [lu] = await lire(acteur, (tx) =>
    tx
      .select({ cle: fichier.cle, nom: fichier.nom, type: fichier.type, octets: fichier.octets })
      .from(fichier)
      .where(and(eq(fichier.rne, acteur.rne), eq(fichier.id, id))),
  );
  if (!lu) throw new Refus('introuvable');
  const { cle, ...rendu } = lu;
  if (!(await stockage().exists(cle))) throw new Error(`L’objet ${cle} manque au stockage des fichiers.`);
  return { ...rendu, flux: await stockage().getStream(cle) };
}
