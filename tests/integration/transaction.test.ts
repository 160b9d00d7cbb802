import './base';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { compte } from '@/db/schema/comptes';
import { ecrire, lire } from '@/db/tenant';
import { type Transaction, transaction } from '@/db/transaction';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { reponse } from '@/tests/fabriques/catalogue';
import { unEnseignant, unEtablissement } from '@/tests/fabriques/etablissement';
import { compterRequetes } from '@/tests/fabriques/requetes';

const etablissementVu = async (tx: Transaction) => {
  const [l] = await tx.execute<{ rne: string; n: number }>(
    sql`select current_setting('app.rne') as rne, (select count(*)::int from compte) as n`,
  );
  return l;
};
const prepares = async (tx: Transaction, morceau: string) => {
  const [l] = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from pg_prepared_statements where statement like ${`%${morceau}%`}`,
  );
  return l?.n;
};

let acteurs: Acteur[];

beforeAll(async () => {
  acteurs = [];
  for (let n = 0; n < 4; n++) {
    const rne = await unEtablissement();
    for (let m = 0; m <= n; m++) acteurs[n] = await unEnseignant(rne, []);
  }
});

describe('Transactions', () => {
  test('AUT-2 mille lectures mêlées, plus nombreuses que les connexions : chacune ne voit que le sien dès son premier ordre', async () => {
    const attendus = await Promise.all(acteurs.map((a) => lire(a, etablissementVu)));
    expect(new Set(attendus.map((l) => l?.n)).size).toBe(acteurs.length);
    const lus = await Promise.all(
      Array.from({ length: 1000 }, (_, n) => {
        const rang = (n * 7) % acteurs.length;
        return lire(acteurs[rang] as Acteur, etablissementVu).then((lu) => ({ lu, attendu: attendus[rang] }));
      }),
    );
    for (const { lu, attendu } of lus) expect(lu).toEqual(attendu);
    expect(lus.map(({ lu }) => lu?.rne)).toContain(acteurs[3]?.rne);
  });

  test('AUT-2 plusieurs ordres partis ensemble sont tous bornés', async () => {
    const [a] = acteurs as [Acteur];
    const comptes = (tx: Transaction) => tx.select({ rne: compte.rne }).from(compte);
    const lus = await lire(a, (tx) => Promise.all([comptes(tx), comptes(tx), comptes(tx)]));
    expect(new Set(lus.flat().map((l) => l.rne))).toEqual(new Set([a.rne]));
  });

  test('AUT-2 une lecture tient en quatre allers-retours de plus que ses ordres', async () => {
    const [a] = acteurs as [Acteur];
    expect(await compterRequetes(() => lire(a, etablissementVu))).toBe(5);
    expect(await compterRequetes(() => transaction('lecture', null, (tx) => tx.execute(sql`select 1`)))).toBe(4);
  });

  test('AUT-2 les ordres d’une lecture sont préparés, ceux d’une écriture non', async () => {
    const [a] = acteurs as [Acteur];
    const marque = (n: number) => sql`select ${n}::int as ordre_marque`;
    expect(
      await ecrire(a, 'essai', async (tx) => [await tx.execute(marque(1)), await prepares(tx, 'ordre_marque')][1]),
    ).toBe(0);
    expect(await lire(a, async (tx) => [await tx.execute(marque(2)), await prepares(tx, 'as ordre_marque')][1])).toBe(
      1,
    );
  });

  test('AUT-2 une borne refusée fait échouer la transaction, sans rien lire', async () => {
    const lue = transaction('lecture', 'x\0', (tx) => etablissementVu(tx));
    expect(await reponse(lue)).toMatch(/^25P02/);
    expect((await lire(acteurs[0] as Acteur, etablissementVu))?.rne).toBe(acteurs[0]?.rne);
  });

  test('AUT-2 une lecture voit la base telle qu’elle était à son premier ordre', async () => {
    const a = await unEnseignant(await unEtablissement());
    const vus = await lire(a, async (tx) => {
      const avant = (await etablissementVu(tx))?.n;
      await unEnseignant(a.rne, []);
      return [avant, (await etablissementVu(tx))?.n];
    });
    expect(vus[1]).toBe(vus[0]);
    expect((await lire(a, etablissementVu))?.n).toBe(Number(vus[0]) + 1);
  });
});
