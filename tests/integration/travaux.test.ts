import './base';
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { GET, POST } from '@/app/api/travaux/route';
import { base, connexionProprietaire } from '@/db/connexion';
import { importSiecle } from '@/db/schema/structures';
import { ecrire, lire } from '@/db/tenant';
import { systeme } from '@/lib/acces/acteur';
import { demanderProvisoire } from '@/lib/comptes/mutations';
import { deposer } from '@/lib/courriels/mutations';
import { definirEnv } from '@/lib/env';
import { demanderTravail } from '@/lib/travaux/demander';
import { passer } from '@/lib/travaux/passage';
import { lancerTravailleur, type Travailleur } from '@/lib/travaux/travailleur';
import { uneBaseAPart } from '@/tests/fabriques/base-a-part';
import { reponse } from '@/tests/fabriques/catalogue';
import { avancerLHeure, boite, parResend, parSmtp, poster, sansServeur } from '@/tests/fabriques/courriels';
import { unCompte, unEtablissement } from '@/tests/fabriques/etablissement';

let proprietaire: postgres.Sql;
let enService: Travailleur | undefined;

beforeAll(async () => {
  await uneBaseAPart('essai_travaux');
  proprietaire = connexionProprietaire();
});
afterEach(async () => {
  await enService?.arreter();
  enService = undefined;
  await sansServeur();
  await proprietaire`delete from graphile_worker._private_jobs`;
  await proprietaire`delete from courriel`;
  await proprietaire`delete from limite`;
});
afterAll(() => proprietaire.end());

const lancer = () => {
  enService = lancerTravailleur();
};
const arreter = async () => {
  await enService?.arreter();
  enService = undefined;
};

interface Travail {
  id: string;
  tache: string;
  rne: string;
  priorite: number;
  essais: number;
  erreur: string | null;
  pris: boolean;
}

const enFile = () => proprietaire<Travail[]>`
  select j.id, t.identifier as tache, j.payload ->> 'rne' as rne, j.priority as priorite, j.attempts as essais,
    j.last_error as erreur, j.locked_at is not null as pris
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`;

const demander = (rne: string, ...taches: Parameters<typeof demanderTravail>[1][]) =>
  ecrire(systeme(rne), 'test.travail', async (tx) => {
    for (const tache of taches) await demanderTravail(tx, tache, { rne });
  });

const ajouter = (tache: string, charge = '{}') =>
  proprietaire`select graphile_worker.add_job(${tache}, ${charge}::text::json)`;

const etats = async (rne: string) => (await boite(rne)).map((c) => c.etat);

const toutParti = (rne: string, options?: { timeout: number }) =>
  expect.poll(async () => (await etats(rne)).every((e) => e === 'envoye'), { interval: 20, ...options }).toBe(true);

const adresses = (n: number, prefixe = 'p') => Array.from({ length: n }, (_, i) => `${prefixe}${i}@example.org`);

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
  test('AUT-7 un mot de passe oublié part dans la seconde', async () => {
    const rne = await unEtablissement();
    const prof = await unCompte(rne, 'enseignant', { courriel: 'prof@example.org' });
    const { recus } = await parSmtp();
    lancer();
    await poster(rne, 'avant@example.org');
    await toutParti(rne);
    const debut = performance.now();
    expect(await demanderProvisoire(rne, prof.login, '192.0.2.1')).toMatchObject({ envoi: true });
    await expect.poll(() => recus.length, { interval: 5 }).toBe(2);
    expect(performance.now() - debut).toBeLessThan(1000);
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
    await expect.poll(enFile).toEqual([]);
  });

  test('AUT-7 une mauvaise adresse n’arrête ni les autres, ni le travail', async () => {
    const rne = await unEtablissement();
    const { recus } = await parSmtp({ refuser: (a) => /faux|@@/.test(a) });
    await poster(rne, 'un@example.org', 'faux@example.org', 'deux@example.org', 'deux@@example', 'trois@example.org');
    lancer();
    await expect.poll(() => recus.length).toBe(3);
    await expect.poll(enFile).toEqual([]);
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
    await expect.poll(() => recus.length, { interval: 5 }).toBeGreaterThan(5);
    const debut = performance.now();
    await arreter();
    expect(performance.now() - debut).toBeLessThan(1000);
    const partis = recus.length;
    expect(partis).toBeLessThan(20);
    expect((await etats(rne)).filter((e) => e === 'envoye')).toHaveLength(partis);
    expect(await enFile()).toMatchObject([{ tache: 'expedier', rne, pris: false }]);
    lancer();
    await toutParti(rne, { timeout: 10_000 });
    expect(recus.map((r) => r.destinataire).sort()).toEqual(adresses(40).sort());
  });

  test('AUT-7 deux travailleurs se partagent un envoi, rien ne part deux fois', async () => {
    const rne = await unEtablissement();
    const { recus } = await parSmtp({ recevoir: () => new Promise((ok) => setTimeout(ok, 2)) });
    lancer();
    const second = lancerTravailleur();
    for (let i = 0; i < 5; i++) await poster(rne, ...adresses(30, `lot${i}-`));
    await toutParti(rne, { timeout: 20_000 });
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
    await expect
      .poll(() =>
        poster(rne, 'apres@example.org').then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await toutParti(rne, { timeout: 10_000 });
    expect(recus.map((r) => r.destinataire)).toContain('apres@example.org');
  });

  test('AUT-7 un travail qui échoue est repris plus tard, et n’en garde que la référence', async () => {
    const rne = await unEtablissement();
    await ajouter('expedier', `{"rne":null,"secret":"${rne}"}`);
    lancer();
    await expect.poll(async () => (await enFile())[0]?.erreur ?? null).toMatch(/^référence [0-9a-f]{8}$/);
    const [t] = await enFile();
    expect(t).toMatchObject({ essais: 1, pris: false });
    const [suite] = await proprietaire`select run_at > now() + interval '1 second' as plus_tard
      from graphile_worker._private_jobs`;
    expect(suite).toEqual({ plus_tard: true });
  });
});

describe('Horaires', () => {
  test('AUT-7 un message dont l’heure revient repart sans qu’on le demande, dans chaque établissement', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    let refuse = true;
    const { recus } = await parSmtp({ refuser: () => refuse });
    lancer();
    for (const r of [rne, autre]) await poster(r, `${r}@example.org`);
    await expect
      .poll(async () => (await boite(rne))[0]?.essais === 1 && (await boite(autre))[0]?.essais === 1)
      .toBe(true);
    refuse = false;
    for (const r of [rne, autre]) await avancerLHeure(r);
    await ajouter('relancer');
    for (const r of [rne, autre]) await toutParti(r);
    expect(recus).toHaveLength(2);
  });

  test('AUT-7 le travail d’un travailleur mort est rendu, celui d’un vivant lui reste', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    await parSmtp();
    for (const r of [rne, autre]) await poster(r, 'un@example.org');
    const vivant = connexionProprietaire();
    await vivant`select set_config('application_name', 'griotte pool-vivant', false)`;
    await proprietaire`update graphile_worker._private_jobs set locked_at = now() - interval '2 minutes', attempts = 1,
      locked_by = case payload ->> 'rne' when ${rne} then 'pool-mort' else 'pool-vivant' end`;
    lancer();
    const enVie = () => proprietaire`select application_name as nom from pg_stat_activity
      where application_name like 'griotte pool-%' and application_name <> 'griotte pool-vivant'`;
    await expect.poll(enVie, { message: 'le travailleur se fait connaître' }).toHaveLength(1);
    await ajouter('relancer');
    await toutParti(rne);
    await expect.poll(enFile).toMatchObject([{ rne: autre, pris: true }]);
    await vivant.end();
  });

  test('AUT-6 IMP-1 la nuit, les compteurs périmés et les analyses laissées d’un jour sont vidés, partout, et eux seuls', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    for (const r of [rne, autre]) {
      const admin = await unCompte(r, 'administrateur');
      await ecrire(admin, 'test.analyses', async (tx) => {
        for (const heures of [1, 30]) {
          await tx.insert(importSiecle).values({
            rne: r,
            id: crypto.randomUUID(),
            auteurId: admin.compteId,
            genre: 'apprenants',
            etat: 'analyse',
            annee: 2026,
            fichiers: [],
            lecture: `lecture ${heures}`,
            revision: 0,
            creeLe: new Date(Date.now() - heures * 3_600_000),
          });
        }
      });
    }
    await proprietaire`insert into limite (key, points, expire)
      values ('perime', 1, now() - interval '1 minute'), ('encore', 1, now() + interval '1 hour')`;
    lancer();
    await ajouter('nuit');
    await expect.poll(async () => (await proprietaire`select key from limite`).map((l) => l.key)).toEqual(['encore']);
    for (const r of [rne, autre]) {
      const lus = () =>
        lire(systeme(r), (tx) =>
          tx
            .select({ etat: importSiecle.etat, lecture: importSiecle.lecture })
            .from(importSiecle)
            .orderBy(importSiecle.creeLe),
        );
      await expect.poll(lus).toEqual([
        { etat: 'abandonne', lecture: null },
        { etat: 'analyse', lecture: 'lecture 1' },
      ]);
    }
  });
});

describe('Passage à l’heure de l’hébergeur', () => {
  const SECRET = 'un-secret-de-trente-deux-signes!';
  const appeler = (autorisation?: string) =>
    GET(
      new Request('http://localhost/api/travaux', {
        headers: autorisation === undefined ? {} : { authorization: autorisation },
      }),
    );
  afterEach(() => definirEnv({ TRAVAUX_SECRET: '' }));

  test('AUT-7 fermé sans secret configuré, refusé sans le bon, et rien n’est fait', async () => {
    const rne = await unEtablissement();
    await poster(rne, 'un@example.org');
    expect((await appeler(`Bearer ${SECRET}`)).status).toBe(404);
    expect((await appeler('Bearer ')).status).toBe(404);
    definirEnv({ TRAVAUX_SECRET: SECRET });
    for (const faux of [undefined, '', SECRET, 'Bearer', `Bearer ${SECRET}x`, `bearer ${SECRET}`, 'Bearer undefined']) {
      expect([faux, (await appeler(faux)).status]).toEqual([faux, 401]);
    }
    expect(await etats(rne)).toEqual(['attente']);
  });

  test('AUT-7 fait ce qui est dû, ce qui doit être repris, et en rend le compte', async () => {
    definirEnv({ TRAVAUX_SECRET: SECRET });
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    let refuse = true;
    const { recus } = await parSmtp({ refuser: () => refuse });
    await poster(rne, 'un@example.org');
    const premier = await appeler(`Bearer ${SECRET}`);
    expect(premier.status).toBe(200);
    expect(await premier.json()).toMatchObject({ echecs: 0, reste: false });
    expect(await boite(rne)).toMatchObject([{ etat: 'attente', essais: 1 }]);
    refuse = false;
    await avancerLHeure(rne);
    await poster(autre, 'deux@example.org');
    const second = await POST(
      new Request('http://localhost/api/travaux', { method: 'POST', headers: { authorization: `Bearer ${SECRET}` } }),
    );
    expect(second.headers.get('cache-control')).toBe('no-store');
    expect(await second.json()).toMatchObject({ faits: expect.any(Number), echecs: 0, reste: false });
    expect(recus.map((r) => r.destinataire).sort()).toEqual(['deux@example.org', 'un@example.org']);
    expect((await enFile()).map((t) => t.tache)).toEqual(['nuit']);
  });

  test('AUT-7 s’arrête à l’heure dite ; le passage suivant fait le reste', async () => {
    const rne = await unEtablissement();
    const { recus } = await parSmtp({ recevoir: () => new Promise((ok) => setTimeout(ok, 40)) });
    await poster(rne, ...adresses(60));
    const debut = performance.now();
    expect(await passer(1)).toMatchObject({ reste: true });
    expect(performance.now() - debut).toBeLessThan(2000);
    const partis = recus.length;
    expect(partis).toBeGreaterThan(5);
    expect(partis).toBeLessThan(40);
    expect(await passer(30)).toMatchObject({ reste: false });
    expect(recus.map((r) => r.destinataire).sort()).toEqual(adresses(60).sort());
  });
});

describe('2 000 courriels', () => {
  test('ACP-3 déposer est bref, un message urgent passe devant, tous partent une fois', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    const { demandes } = await parResend();
    const recus = () => demandes.map((d) => d.corps.to);
    lancer();
    const debut = performance.now();
    await poster(rne, ...adresses(2000));
    const depose = performance.now() - debut;
    expect(depose).toBeLessThan(1500);
    await expect.poll(() => recus().length, { interval: 5 }).toBeGreaterThan(50);
    for (const r of [rne, autre]) {
      const demande = performance.now();
      await ecrire(systeme(r), 'test.urgent', (tx) =>
        deposer(tx, systeme(r), {
          sujet: 'S',
          texte: 'T',
          destinataire: `urgent-${r}@example.org`,
          compteId: null,
          urgent: true,
        }),
      );
      await expect.poll(() => recus().includes(`urgent-${r}@example.org`), { interval: 5 }).toBe(true);
      expect(performance.now() - demande).toBeLessThan(1000);
    }
    expect(recus().length).toBeLessThan(1900);
    await toutParti(rne, { timeout: 45_000 });
    expect(new Set(recus()).size).toBe(2002);
    expect(recus()).toHaveLength(2002);
  });
});
