import './base';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ecrire } from '@/db/tenant';
import { env } from '@/lib/env';
import { copierFichier, deposerFichier, supprimerFichiers } from '@/lib/fichiers/serveur/mutations';
import { balayerOrphelins } from '@/lib/fichiers/serveur/mutations-orphelins';
import { lireFichier } from '@/lib/fichiers/serveur/queries';
import { cleDe, stockage } from '@/lib/fichiers/serveur/service-stockage';
import { compte, objets, unDepot, unFlux } from '@/tests/fabriques/depot';
import { unCompte, unEtablissement } from '@/tests/fabriques/etablissement';
import { unServeurS3 } from '@/tests/fabriques/serveur-s3';

const unActeur = async () => unCompte(await unEtablissement(), 'apprenant');

let s3: Awaited<ReturnType<typeof unServeurS3>> | undefined;
/** Les clés de cet établissement, là où les octets sont vraiment. */
const cles = async (rne: string) => (s3 ? s3.objets().filter((c) => c.startsWith(rne)) : objets(rne));

describe.each(['le disque', 'un seau S3'])('Les fichiers, sur %s', (ou) => {
  beforeAll(async () => {
    if (ou === 'un seau S3') s3 = await unServeurS3();
  });
  afterAll(async () => {
    await s3?.arreter();
    s3 = undefined;
  });

  test('ABO-4 se déposent, se relisent, se copient et s’effacent', async () => {
    const [acteur, autre] = [await unActeur(), await unActeur()];
    const { id, octets } = await deposerFichier(acteur, unDepot(5_000_000, { nom: 'été.pdf' }));
    expect(await cles(acteur.rne)).toEqual([cleDe(acteur.rne, id)]);
    const { flux, ...lu } = await lireFichier(acteur, id);
    expect(lu).toEqual({ nom: 'été.pdf', type: 'application/pdf', octets: 5_000_000 });
    expect((await buffer(flux)).equals(await buffer(unFlux(octets)))).toBe(true);
    const source = {
      ...lu,
      cle: cleDe(acteur.rne, id),
      sha256: null,
      module: 'passeport' as const,
      referentiel: 'BACPRO-GA',
    };
    const copie = await copierFichier(autre, source);
    await (await ecrire(acteur, 'test', (tx) => supprimerFichiers(tx, acteur, [id])))();
    expect([await cles(acteur.rne), await cles(autre.rne)]).toEqual([[], [cleDe(autre.rne, copie.id)]]);
    expect((await buffer((await lireFichier(autre, copie.id)).flux)).length).toBe(5_000_000);
  });

  test('ABO-4 un dépôt que sa transaction refuse ne laisse pas d’objet', async () => {
    const acteur = await unActeur();
    const panne = deposerFichier(acteur, unDepot(1000), async () => {
      throw new Error('panne');
    });
    await expect(panne).rejects.toThrow('panne');
    expect([await cles(acteur.rne), await compte(acteur.rne)]).toEqual([[], [0, 0]]);
  });

  test('ABO-4 un objet absent, coupé ou changé se dit au lieu de partir', async () => {
    const acteur = await unActeur();
    const { id } = await deposerFichier(acteur, unDepot(10));
    const [disk, cle] = [await stockage(), cleDe(acteur.rne, id)];
    const entier = await disk.getBytes(cle);
    await disk.put(cle, entier.slice(0, 9));
    await expect(lireFichier(acteur, id)).rejects.toMatchObject({ code: 'fichier-abime' });
    await disk.put(cle, entier.with(3, 0));
    await expect(lireFichier(acteur, id)).rejects.toMatchObject({ code: 'fichier-abime' });
    await disk.put(cle, entier);
    await buffer((await lireFichier(acteur, id)).flux);
    await disk.delete(cle);
    await expect(lireFichier(acteur, id)).rejects.toMatchObject({ code: 'fichier-absent' });
  });

  test('ABO-4 ce que rien ne désigne s’efface au bout d’un jour, jamais dans le stockage d’une autre base', async () => {
    const acteur = await unActeur();
    const disk = await stockage();
    const vieux = cleDe(acteur.rne, uuidv7({ msecs: Date.now() - 25 * 3_600_000 }));
    const [jeune, etranger] = [cleDe(acteur.rne, uuidv7()), `${acteur.rne}/notes.txt`];
    const { id } = await deposerFichier(acteur, unDepot(10));
    for (const cle of [vieux, jeune, etranger]) await disk.put(cle, 'orphelin');
    await disk.put('installation', 'une autre base');
    expect(await balayerOrphelins(acteur.rne)).toBe(0);
    await disk.delete('installation');
    expect(await balayerOrphelins(acteur.rne)).toBe(1);
    expect((await cles(acteur.rne)).sort()).toEqual([cleDe(acteur.rne, id), jeune, etranger].sort());
    expect(await balayerOrphelins(await unEtablissement())).toBe(0);
  });
});

test('ABO-4 le disque des données n’a rien reçu de ce qui va au seau', async () => {
  const s = await unServeurS3();
  const acteur = await unActeur();
  await deposerFichier(acteur, unDepot(10));
  expect(readdirSync(resolve(env().GRIOTTE_DONNEES, 'fichiers'))).not.toContain(acteur.rne);
  await s.arreter();
});
