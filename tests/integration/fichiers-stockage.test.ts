import './base';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ecrire } from '@/db/tenant';
import { env } from '@/lib/env';
import { copierFichier, deposerFichier, supprimerFichiers } from '@/lib/fichiers/serveur/mutations';
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
    const source = { ...lu, cle: cleDe(acteur.rne, id), module: 'passeport' as const, referentiel: 'BACPRO-GA' };
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

  test('ABO-4 un objet qui manque est une panne', async () => {
    const acteur = await unActeur();
    const { id } = await deposerFichier(acteur, unDepot(10));
    await (await stockage()).delete(cleDe(acteur.rne, id));
    await expect(lireFichier(acteur, id)).rejects.toThrow('manque au stockage');
  });
});

test('ABO-4 le disque des données n’a rien reçu de ce qui va au seau', async () => {
  const s = await unServeurS3();
  const acteur = await unActeur();
  await deposerFichier(acteur, unDepot(10));
  expect(readdirSync(resolve(env().GRIOTTE_DONNEES, 'fichiers'))).not.toContain(acteur.rne);
  await s.arreter();
});
