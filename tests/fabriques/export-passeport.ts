import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';
import { ficheLien } from '@/db/schema/passeport';
import { ecrire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/acteur';
import { ouvrirMetre } from '@/lib/export-passeport/export-pdf';
import { type Plan, prevoir } from '@/lib/export-passeport/plan';
import { lireDossier } from '@/lib/export-passeport/queries';
import type { Demande } from '@/lib/export-passeport/schema';

/** Un lien joint à une fiche, dans la base. */
export const unLien = (acteur: Acteur, ficheId: string, url: string, libelle = ''): Promise<unknown> =>
  ecrire(systeme(acteur.rne), 'test.lien', (tx) =>
    tx.insert(ficheLien).values({ rne: acteur.rne, ficheId, partie: 'bacpro', rang: 1, url, libelle }),
  );

/** Une demande sans option. */
export const demander = (...choix: Demande['choix']): Demande => ({ choix, pieces: false, recap: false });

/** Ce que donnerait cette demande, le jour de l'export étant fixé. */
export async function planDe(acteur: Acteur, demande: Demande): Promise<Plan> {
  const [dossier, metre] = await Promise.all([lireDossier(acteur), ouvrirMetre()]);
  return prevoir({ ...dossier, editeLe: '2026-11-20' }, demande, metre);
}

/** Les fichiers d'une archive, par leur chemin. */
export async function rouvrirZip(octets: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(octets);
  const fichiers = new Map<string, Buffer>();
  for await (const entree of zip.eachEntry())
    fichiers.set(entree.fileName, await buffer(await zip.openReadStreamPromise(entree)));
  return fichiers;
}
