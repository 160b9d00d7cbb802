import './base';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { compte } from '@/db/schema/comptes';
import { importSiecle } from '@/db/schema/structures';
import { ecrire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import type { Resume } from '@/lib/siecle/plan/types';
import { abandonner, importer } from '@/lib/siecle/serveur/mutations';
import {
  ecoleChangee,
  ecoleDeBase,
  enAttente,
  fichiersDe,
  importerEcole,
  lireAnalyse,
  uneEcole,
} from '@/tests/fabriques/ecole-siecle';
import { unCompte } from '@/tests/fabriques/etablissement';
import { personnes, photographier } from '@/tests/fabriques/photo';
import { analyserFichiers, importerFichiers, texteEleves } from '@/tests/fabriques/siecle';

/** Un compte rendu sans les identifiants des comptes, qu'un compte neuf ne prend qu'à l'import. */
const sansIdentifiants = (r: Resume | null) =>
  JSON.parse(JSON.stringify(r, (cle, valeur: unknown) => (cle === 'id' ? undefined : valeur)));

const CONFIRME = { confirme: true };
const SANS_CONFIRMER = { confirme: false };

describe('Confirmation', () => {
  const moins = (n: number) => ecoleChangee((e) => e.eleves.splice(10 - n, n));

  test('IMP-5 plus d’un cinquième des comptes qui sortiraient se confirme ; confirmé, l’import passe', async () => {
    const admin = await uneEcole();
    const envoi = { eleves: texteEleves(admin.rne, moins(3)) };
    const id = await analyserFichiers(admin, envoi);
    expect((await lireAnalyse(admin, id)).resume?.confirmations).toMatchObject([
      { code: 'partants', message: expect.stringContaining('3 apprenants sur 10') },
    ]);
    const avant = await photographier(admin.rne);
    await expect(importer(admin, id, SANS_CONFIRMER)).rejects.toMatchObject({ code: 'import-confirmer' });
    expect(await photographier(admin.rne)).toEqual(avant);
    expect(await importer(admin, id, CONFIRME)).toEqual({ importe: true });
    expect((await personnes(admin.rne))['lou.joly']?.sortiLe).not.toBeNull();
  });

  test('IMP-5 un cinquième juste ne se confirme pas', async () => {
    const admin = await uneEcole();
    const envoi = { eleves: texteEleves(admin.rne, moins(2)) };
    expect(await importerFichiers(admin, envoi, false)).toEqual({ importe: true });
    expect((await personnes(admin.rne))['lou.idir']?.sortiLe).not.toBeNull();
  });

  test('IMP-5 personnels et responsables se comptent à part', async () => {
    const admin = await uneEcole();
    const ecole = ecoleChangee((e) => {
      e.individus.splice(0, 1);
      e.personnes.splice(0, 1);
    });
    const { enseignants, apprenants } = fichiersDe(admin.rne, ecole);
    const sts = await lireAnalyse(admin, await analyserFichiers(admin, enseignants));
    expect(sts.resume?.confirmations.map((c) => c.message)).toEqual([expect.stringContaining('1 personnels sur 3')]);
    const autres = await lireAnalyse(admin, await analyserFichiers(admin, apprenants));
    expect(autres.resume?.confirmations.map((c) => c.message)).toEqual([
      expect.stringContaining('1 responsables sur 3'),
    ]);
  });

  test('IMP-5 un export plus ancien que le dernier importé se confirme', async () => {
    const admin = await uneEcole();
    const vieux = { eleves: texteEleves(admin.rne, { ...ecoleDeBase(), exporteLe: '05/10/2026' }) };
    await expect(importerFichiers(admin, vieux, false)).rejects.toMatchObject({ code: 'import-confirmer' });
    const neuf = { eleves: texteEleves(admin.rne, { ...ecoleDeBase(), exporteLe: '07/10/2026' }) };
    expect(await importerFichiers(admin, neuf, false)).toEqual({ importe: false, raison: 'rien' });
  });
});

describe('De l’analyse à l’import', () => {
  test('IMP-4 l’analyse n’écrit rien d’autre qu’elle-même, et dit ce que l’import fera', async () => {
    const admin = await uneEcole();
    const sauf = ['import', 'journal'];
    const avant = await photographier(admin.rne, sauf);
    const ecole = ecoleChangee((e) => {
      e.eleves.push({ id: '120', nom: 'KERN', prenom: 'Lou', division: '2GA' });
      e.eleves.splice(0, 1);
      Object.assign(e.eleves[0] ?? {}, { division: '1GA' });
    });
    const id = await analyserFichiers(admin, fichiersDe(admin.rne, ecole).apprenants);
    expect(await photographier(admin.rne, sauf)).toEqual(avant);
    const { resume } = await lireAnalyse(admin, id);
    expect(resume?.apprenants).toMatchObject({
      crees: [{ login: 'lou.kern', detail: '2GA' }],
      partis: [{ login: 'lou.abel' }],
      modifies: [{ login: 'lou.blin', detail: 'classe\u00a0: 2GA → 1GA' }],
      inchanges: 8,
    });
    await importer(admin, id, CONFIRME);
    expect(sansIdentifiants((await lireAnalyse(admin, id)).resume)).toEqual(sansIdentifiants(resume));
  });

  test('IMP-5 importer deux fois, ou une analyse abandonnée, est refusé', async () => {
    const { admin, id } = await enAttente();
    await importer(admin, id, CONFIRME);
    const avant = await photographier(admin.rne);
    await expect(importer(admin, id, CONFIRME)).rejects.toMatchObject({ code: 'import-termine' });
    await expect(abandonner(admin, id)).rejects.toMatchObject({ code: 'import-termine' });
    expect(await photographier(admin.rne)).toEqual(avant);
    const autre = await enAttente();
    await abandonner(autre.admin, autre.id);
    await expect(importer(autre.admin, autre.id, CONFIRME)).rejects.toMatchObject({ code: 'import-termine' });
    expect(await lireAnalyse(autre.admin, autre.id)).toMatchObject({ etat: 'abandonne', lecture: null, plan: null });
  });

  test('IMP-5 l’analyse d’un autre administrateur, ou d’un autre établissement, est introuvable', async () => {
    const { admin, id } = await enAttente();
    const [collegue, voisin] = [await unCompte(admin.rne, 'administrateur'), await uneEcole()];
    for (const intrus of [collegue, voisin]) {
      await expect(importer(intrus, id, CONFIRME)).rejects.toMatchObject({ code: 'introuvable' });
      await expect(abandonner(intrus, id)).rejects.toMatchObject({ code: 'introuvable' });
    }
    expect(await importer(admin, id, CONFIRME)).toEqual({ importe: true });
  });

  test('IMP-5 si ce qu’elle dit n’est plus vrai, rien n’est importé et la nouvelle est gardée, à relire', async () => {
    const { admin, id } = await enAttente();
    const ailleurs = ecoleChangee((e) =>
      e.eleves.push({ id: '121', nom: 'KERN', prenom: 'Lou', naissance: '15/08/2009', division: '1GA' }),
    );
    await importerEcole(admin, ailleurs);
    const avant = await photographier(admin.rne, ['import', 'journal']);
    expect(await importer(admin, id, CONFIRME)).toEqual({ importe: false, raison: 'perime' });
    expect(await photographier(admin.rne, ['import', 'journal'])).toEqual(avant);
    const { resume } = await lireAnalyse(admin, id);
    expect(resume?.apprenants).toMatchObject({ crees: [{ login: 'lou.kern2' }], partis: [{ login: 'lou.kern' }] });
    expect(await importer(admin, id, CONFIRME)).toEqual({ importe: true });
  });

  test('IMP-5 un changement qui n’y touche pas ne la périme pas', async () => {
    const { admin, id } = await enAttente();
    await importerFichiers(admin, fichiersDe(admin.rne, ecoleDeBase()).enseignants);
    expect(await importer(admin, id, CONFIRME)).toEqual({ importe: true });
  });

  test('IMP-5 une adresse saisie entre-temps périme une analyse qui la disait autre', async () => {
    const admin = await uneEcole();
    const ecole = ecoleChangee((e) => Object.assign(e.personnes[1] ?? {}, { mel: 'zoe@example.org' }));
    const id = await analyserFichiers(admin, fichiersDe(admin.rne, ecole).apprenants);
    await ecrire(systeme(admin.rne), 'test.adresse', (tx) =>
      tx.update(compte).set({ courriel: 'saisie@example.org' }).where(eq(compte.login, 'zoe.blin')),
    );
    expect(await importer(admin, id, CONFIRME)).toEqual({ importe: false, raison: 'perime' });
    expect(await importer(admin, id, CONFIRME)).toEqual({ importe: true });
    expect((await personnes(admin.rne))['zoe.blin']?.courriel).toBe('saisie@example.org');
  });

  test('IMP-5 une analyse oubliée plus d’un jour est vidée à la suivante', async () => {
    const { admin, id } = await enAttente();
    await ecrire(systeme(admin.rne), 'test.temps', (tx) =>
      tx
        .update(importSiecle)
        .set({ creeLe: new Date(Date.now() - 25 * 3_600_000) })
        .where(eq(importSiecle.id, id)),
    );
    const voisine = await enAttente();
    expect((await lireAnalyse(admin, id)).etat).toBe('analyse');
    await analyserFichiers(admin, fichiersDe(admin.rne, ecoleDeBase()).apprenants);
    expect(await lireAnalyse(admin, id)).toMatchObject({ etat: 'abandonne', lecture: null, plan: null });
    expect((await lireAnalyse(voisine.admin, voisine.id)).lecture).not.toBeNull();
  });

  test('IMP-4 une analyse des élèves ne s’importe pas dans l’année suivante, ouverte entre-temps', async () => {
    const { admin, id } = await enAttente();
    await importerFichiers(admin, fichiersDe(admin.rne, ecoleDeBase(), 2027).enseignants);
    const avant = await photographier(admin.rne);
    await expect(importer(admin, id, CONFIRME)).rejects.toMatchObject({ code: 'import-annee-passee' });
    expect(await photographier(admin.rne)).toEqual(avant);
  });

  test('IMP-4 une analyse des enseignants d’une année passée ne s’importe pas non plus', async () => {
    const admin = await uneEcole();
    const id = await analyserFichiers(admin, fichiersDe(admin.rne, ecoleDeBase()).enseignants);
    await importerFichiers(admin, fichiersDe(admin.rne, ecoleDeBase(), 2027).enseignants);
    await expect(importer(admin, id, CONFIRME)).rejects.toMatchObject({ code: 'import-annee-passee' });
  });
});
