import './base';
import type postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { GET, POST } from '@/app/api/travaux/route';
import { connexionProprietaire } from '@/db/connexion';
import { importSiecle } from '@/db/schema/structures';
import { ecrire, lire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import { deposer } from '@/lib/courriels/serveur/mutations';
import { definirEnv } from '@/lib/env';
import { passer } from '@/lib/travaux/serveur/passage';
import { avancerLHeure, boite, parResend, parSmtp, poster } from '@/tests/fabriques/courriels';
import { unCompte, unEtablissement } from '@/tests/fabriques/etablissement';
import {
  adresses,
  ajouter,
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
  proprietaire = await ouvrirFile('essai_horaires');
});
afterEach(toutRanger);
afterAll(fermerFile);

describe('Horaires', () => {
  test('AUT-7 un message dont l’heure revient repart sans qu’on le demande, dans chaque établissement', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    let refuse = true;
    const { recus } = await parSmtp({ refuser: () => refuse });
    lancer();
    for (const r of [rne, autre]) await poster(r, `${r}@example.org`);
    await bientot(async () => (await boite(rne))[0]?.essais === 1 && (await boite(autre))[0]?.essais === 1).toBe(true);
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
    await bientot(enVie).toHaveLength(1);
    await ajouter('relancer');
    await toutParti(rne);
    await bientot(enFile).toMatchObject([{ rne: autre, pris: true }]);
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
    await bientot(async () => (await proprietaire`select key from limite`).map((l) => l.key)).toEqual(['encore']);
    for (const r of [rne, autre]) {
      const lus = () =>
        lire(systeme(r), (tx) =>
          tx
            .select({ etat: importSiecle.etat, lecture: importSiecle.lecture })
            .from(importSiecle)
            .orderBy(importSiecle.creeLe),
        );
      await bientot(lus).toEqual([
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
    expect((await enFile()).map((t) => t.tache)).toEqual(['nuit', 'matin']);
  });

  test('AUT-7 s’arrête à l’heure dite ; le passage suivant fait le reste', async () => {
    const rne = await unEtablissement();
    const { recus } = await parSmtp({ recevoir: () => new Promise((ok) => setTimeout(ok, 40)) });
    await poster(rne, ...adresses(60));
    expect(await passer(1)).toMatchObject({ reste: true });
    const partis = recus.length;
    expect(partis).toBeGreaterThan(5);
    expect(partis).toBeLessThan(40);
    expect(await passer(30)).toMatchObject({ reste: false });
    expect(recus.map((r) => r.destinataire).sort()).toEqual(adresses(60).sort());
  });
});

describe('600 courriels', () => {
  test('ACP-3 un message urgent passe devant, tous partent une fois', async () => {
    const [rne, autre] = [await unEtablissement(), await unEtablissement()];
    const { demandes } = await parResend();
    const recus = () => demandes.map((d) => d.corps.to);
    lancer();
    await poster(rne, ...adresses(600));
    await bientot(() => recus().length).toBeGreaterThan(50);
    for (const r of [rne, autre]) {
      const avant = recus().length;
      await ecrire(systeme(r), 'test.urgent', (tx) =>
        deposer(tx, systeme(r), {
          sujet: 'S',
          texte: 'T',
          destinataire: `urgent-${r}@example.org`,
          compteId: null,
          urgent: true,
        }),
      );
      await bientot(() => recus().includes(`urgent-${r}@example.org`)).toBe(true);
      expect(recus().indexOf(`urgent-${r}@example.org`) - avant).toBeLessThan(200);
    }
    expect(recus().length).toBeLessThan(550);
    await toutParti(rne, 45_000);
    expect(new Set(recus()).size).toBe(602);
    expect(recus()).toHaveLength(602);
  });
});
