import 'server-only';
import type { Readable } from 'node:stream';
import { and, eq, type SQL } from 'drizzle-orm';
import type { Disk } from 'flydrive';
import { validate as estUuid } from 'uuid';
import { fichier } from '@/db/schema/abonnements';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { consigner } from '@/lib/acces/serveur/erreurs';
import { sommer } from './regles-somme';
import { stockage } from './service-stockage';

export interface FichierLu {
  nom: string;
  type: string;
  octets: number;
  flux: Readable;
}

const chercher = (tx: Transaction, { rne }: Acteur, id: string, droit: SQL | undefined) =>
  tx
    .select({
      id: fichier.id,
      cle: fichier.cle,
      nom: fichier.nom,
      type: fichier.type,
      octets: fichier.octets,
      sha256: fichier.sha256,
    })
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
 * quoi il est joint. Relu d'abord en entier : ce qui part est ce qui a été déposé. Refus `introuvable`, `fichier-absent`,
 * `fichier-abime`.
 */
export async function lireFichier(acteur: Acteur, id: string, droit?: SQL): Promise<FichierLu> {
  if (!estUuid(id)) throw new Refus('introuvable');
  const [lu] = await lire(acteur, (tx) => chercher(tx, acteur, id, droit));
  if (!lu) throw new Refus('introuvable');
  const { id: _, cle, sha256, ...rendu } = lu;
  const disk = await stockage();
  const defaut = await examinerObjet(disk, { cle, octets: lu.octets, sha256 });
  if (defaut)
    throw new Refus(defaut, { detail: `Référence\u00a0: ${consigner(new Error(defaut), `fichiers : ${cle}`)}.` });
  return { ...rendu, flux: await disk.getStream(cle) };
}

/** Ce qui empêche de rendre un objet : il manque, ou n'a plus sa taille ou sa somme. */
async function examinerObjet(
  disk: Disk,
  { cle, octets, sha256 }: { cle: string; octets: number; sha256: string | null },
): Promise<'fichier-absent' | 'fichier-abime' | null> {
  if (!(await disk.exists(cle))) return 'fichier-absent';
  const { contentLength } = await disk.getMetaData(cle);
  if (contentLength !== octets) return 'fichier-abime';
  return sha256 === null || (await sommer(await disk.getStream(cle))) === sha256 ? null : 'fichier-abime';
}
