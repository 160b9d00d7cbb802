import './base';
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { base } from '@/db/connexion';
import { ecrire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import { demanderProvisoire } from '@/lib/comptes/serveur/mutations';
import { demanderTravail } from '@/lib/serveur/demander-travail';
import { lancerTravailleur } from '@/lib/travaux/serveur/travailleur';
import { reponse } from '@/tests/fabriques/catalogue';
import { boite, parSmtp, poster } from '@/tests/fabriques/courriels';
import { unCompte, unEtablissement } from '@/tests/fabriques/etablissement';
import {
  adresses,
  ajouter,
  arreter,
  bientot,
  enFile,
  etats,
  fermerFile,
  lancer,
  ouvrirFile,
  toutParti,
  toutRanger,
} from '@/tests/fabriques/travaux';

let proprietaire: postgres.Sql;
beforeAll(async () => {
  proprietaire = await ouvrirFile('essai_travaux');
});
afterEach(toutRanger);
afterAll(fermerFile);

const demander = (rne: string, ...taches: Parameters<typeof demanderTravail>[1][]) =>
  ecrire(systeme(rne), 'test.travail', async (tx) => {
    for (const tache of taches) await demanderTravail(tx, tache, { rne });
  });

describe('Demander un travail', () => {
  test('ACP-2 il est en file si la transaction aboutit, une fois, et ne l’est pas sinon', async () => {
    const rne = await unEtablissement();
    const panne = ecrire(systeme(rne), 'test.panne', async (tx) => {
      await demanderTravail(tx, 'expedier', { rne });
      throw new Error('panne');
    });
    await expect(panne).rejects.toThrow('panne');
    expect(await enFile()).toEqual([]);
    await demander(rne, 'expedier', 'acces-parents', 'expedier', 'expedier', 'purger');
    expect((await enFile()).map((t) => [t.tache, t.rne])).toEqual([
      ['expedier', rne],
      ['acces-parents', rne],
      ['purger', rne],
    ]);
  });

  test('AUT-7 une transaction qui dure ne retient pas celles qui demandent le même travail', async () => {
    const rne = await unEtablissement();
    await ecrire(systeme(rne), 'test.longue', async (tx) => {
      await demanderTravail(tx, 'expedier', { rne });
      await demander(rne, 'expedier');
      expect(await enFile()).toHaveLength(1);
    });
    expect(await enFile()).toHaveLength(2);
  });

  test('AUT-2 la base refuse un travail inconnu, un autre établissement, une demande sans établissement posé', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    const dans = (requete: string) =>
      reponse(ecrire(systeme(rne), 'test.travail', (tx) => tx.execute(sql.raw(requete))));
    const charge = (r: string) => `'{"rne":"${r}"}'::json`;
    expect(await dans(`select demander_travail('effacer', ${charge(rne)})`)).toMatch(/^22023 Travail inconnu/);
    expect(await dans(`select demander_travail(null, ${charge(rne)})`)).toMatch(/^22023 Travail inconnu/);
    for (const charges of [charge(autre), "'{}'::json", 'null', charge('')]) {
      expect(await dans(`select demander_travail('expedier', ${charges})`)).toMatch(/^42501/);
    }
    expect(await reponse(base().execute(sql.raw(`select demander_travail('expedier', ${charge(rne)})`)))).toMatch(
      /^42501/,
    );
    expect(await enFile()).toEqual([]);
  });

  test('AUT-2 l’application ne voit rien de la file, et n’y touche que par sa fonction', async () => {
    const essais = [
      'select * from graphile_worker.jobs',
      'select * from graphile_worker._private_jobs',
      "select graphile_worker.add_job('expedier', '{}'::json)",
      'delete from graphile_worker._private_jobs',
    ];
    for (const essai of essais) {
      expect([essai, await reponse(base().execute(sql.raw(essai)))]).toEqual([essai, expect.stringMatching(/^42501/)]);
    }
  });
});

describe('Travailleur permanent', () => {
  test('AUT-7 un mot de passe oublié part aussitôt', async () => {
    const rne = await unEtablissement();
    const prof = await unCompte(rne, 'enseignant', { courriel: 'prof@example.org' });
    const { recus } = await parSmtp();
    lancer();
    await poster(rne, 'avant@example.org');
    await toutParti(rne);
    expect(await demanderProvisoire(rne, prof.login, '192.0.2.1')).toMatchObject({ envoi: true });
    await bientot(() => recus.length).toBe(2);
    expect(recus.at(-1)?.texte).toContain(prof.login);
  });

  test('AUT-7 ce qui attendait à son lancement est fait, la file est vide ensuite', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    const { recus } = await parSmtp();
    await poster(rne, 'un@example.org');
    await poster(rne, 'deux@example.org');
    await poster(autre, 'ailleurs@example.org');
    expect(await enFile()).toHaveLength(3);
    lancer();
    await toutParti(rne);
    await toutParti(autre);
    expect(recus.map((r) => r.destinataire).sort()).toEqual([
      'ailleurs@example.org',
      'deux@example.org',
      'un@example.org',
    ]);
    await bientot(enFile).toEqual([]);
  });

  test('AUT-7 une mauvaise adresse n’arrête ni les autres, ni le travail', async () => {
    const rne = await unEtablissement();
    const { recus } = await parSmtp({ refuser: (a) => /faux|deux@"/.test(a) });
    await poster(rne, 'un@example.org', 'faux@example.org', 'deux@example.org', 'deux@@example', 'trois@example.org');
    lancer();
    await bientot(() => recus.length).toBe(3);
    await bientot(enFile).toEqual([]);
    expect(await boite(rne)).toMatchObject(
      ['envoye', 'attente', 'envoye', 'attente', 'envoye'].map((etat) => ({
        etat,
        essais: etat === 'attente' ? 1 : 0,
      })),
    );
  });

  test('AUT-7 arrêté pendant un envoi en nombre, il finit le message en cours ; un autre fait le reste, rien deux fois', async () => {
    const rne = await unEtablissement();
    const { recus } = await parSmtp({ recevoir: () => new Promise((ok) => setTimeout(ok, 30)) });
    await poster(rne, ...adresses(40));
    lancer();
    await bientot(() => recus.length).toBeGreaterThan(5);
    await arreter();
    const partis = recus.length;
    expect(partis).toBeLessThan(20);
    expect((await etats(rne)).filter((e) => e === 'envoye')).toHaveLength(partis);
    expect(await enFile()).toMatchObject([{ tache: 'expedier', rne, pris: false }]);
    lancer();
    await toutParti(rne, 10_000);
    expect(recus.map((r) => r.destinataire).sort()).toEqual(adresses(40).sort());
  });

  test('AUT-7 deux travailleurs se partagent un envoi, rien ne part deux fois', async () => {
    const rne = await unEtablissement();
    const { recus } = await parSmtp({ recevoir: () => new Promise((ok) => setTimeout(ok, 2)) });
    lancer();
    const second = lancerTravailleur();
    for (let i = 0; i < 5; i++) await poster(rne, ...adresses(30, `lot${i}-`));
    await toutParti(rne, 20_000);
    await second.arreter();
    expect(recus).toHaveLength(150);
    expect(new Set(recus.map((r) => r.destinataire)).size).toBe(150);
  });

  test('AUT-7 il se relève d’une base qui coupe ses connexions', async () => {
    const rne = await unEtablissement();
    const { recus } = await parSmtp();
    lancer();
    await poster(rne, 'avant@example.org');
    await toutParti(rne);
    await proprietaire`select pg_terminate_backend(pid) from pg_stat_activity
      where pid <> pg_backend_pid() and datname = current_database()`;
    await bientot(() =>
      poster(rne, 'apres@example.org').then(
        () => true,
        () => false,
      ),
    ).toBe(true);
    await toutParti(rne, 10_000);
    expect(recus.map((r) => r.destinataire)).toContain('apres@example.org');
  });

  test('AUT-7 un travail qui échoue est repris plus tard, et n’en garde que la référence', async () => {
    const rne = await unEtablissement();
    await ajouter('expedier', `{"rne":null,"secret":"${rne}"}`);
    lancer();
    await bientot(async () => (await enFile())[0]?.erreur ?? null).toMatch(/^référence [0-9a-f]{8}$/);
    const [t] = await enFile();
    expect(t).toMatchObject({ essais: 1, pris: false });
    const [suite] = await proprietaire`select run_at > now() + interval '1 second' as plus_tard
      from graphile_worker._private_jobs`;
    expect(suite).toEqual({ plus_tard: true });
  });
});
