import './base';
import { setTimeout as attendre } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connexionProprietaire } from '@/db/connexion';
import { migrer } from '@/db/migrer';
import { estServie, exigerAJour } from '@/db/situation';
import { ecrire, lire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import { sante } from '@/lib/etablissement/serveur/queries-sante';
import { lancerCommande } from '@/tests/fabriques/commande';
import { unEtablissementPlein } from '@/tests/fabriques/etablissement-plein';
import { type ServeurAPart, unServeurAPart } from '@/tests/fabriques/serveur-a-part';

let serveur: ServeurAPart;
let proprietaire: postgres.Sql;

beforeAll(async () => {
  serveur = await unServeurAPart();
  await serveur.uneBase('migrations');
  await expect(exigerAJour()).rejects.toThrow('La base est vide : lancez « npm run db:migrate »');
  expect(await migrer()).toBe(true);
  proprietaire = connexionProprietaire();
});
afterAll(async () => {
  await proprietaire.end();
  await serveur.arreter();
});

/** Comme si cette base venait d'une version d'avant : tout est à rejouer, politiques comprises. */
async function vieillir(): Promise<void> {
  const politiques = await proprietaire<{ nom: string; table: string }[]>`
    select policyname as nom, tablename as table from pg_policies where schemaname = 'public'`;
  for (const p of politiques) await proprietaire.unsafe(`comment on policy ${p.nom} on ${p.table} is null`);
  await proprietaire`update exploitation.mise_a_jour set empreinte = 'avant'`;
}

const empreintes = () =>
  proprietaire<{ empreinte: string }[]>`select empreinte from exploitation.mise_a_jour order by id`;

describe('Où en est la base', () => {
  test('EXL-2 une base à jour n’est que lue', async () => {
    await serveur.administrer('alter database migrations set default_transaction_read_only = on');
    try {
      expect(await migrer()).toBe(false);
      await exigerAJour();
    } finally {
      await serveur.administrer('alter database migrations reset default_transaction_read_only');
    }
  });

  test('EXL-2 un programme plus récent que la base dit quoi faire, sauf db:migrate qui le fait', async () => {
    await vieillir();
    await expect(exigerAJour()).rejects.toThrow('lancez « npm run db:migrate », puis recommencez');
    await expect(
      lancerCommande('etablissement', 'creer', '--rne', '9990001A', '--nom', 'x', '--courriel', 'a@b.fr'),
    ).rejects.toThrow('lancez « npm run db:migrate »');
    expect(await migrer()).toBe(true);
    await exigerAJour();
  });

  test('EXL-2 un programme plus ancien que la base est refusé, et n’y touche pas', async () => {
    const refus = 'mise à jour par une version plus récente';
    await proprietaire`insert into exploitation.mise_a_jour (empreinte, version, migration) values ('après', '0.0.1', 'x')`;
    const avant = await empreintes();
    await expect(migrer()).rejects.toThrow(refus);
    await expect(exigerAJour()).rejects.toThrow(refus);
    expect(await empreintes()).toEqual(avant);
    expect(await migrer({ revenir: true })).toBe(true);
    await proprietaire`insert into drizzle.__drizzle_migrations (hash, created_at) values ('inconnue', 9999999999999)`;
    await expect(migrer({ revenir: true })).rejects.toThrow(refus);
    await proprietaire`delete from drizzle.__drizzle_migrations where hash = 'inconnue'`;
    await proprietaire`update exploitation.mise_a_jour set version = '99.0.0', empreinte = 'autre'`;
    await expect(migrer()).rejects.toThrow(refus);
    await proprietaire`update exploitation.mise_a_jour set version = '0.0.1'`;
    expect(await migrer()).toBe(true);
  });

  test('EXL-2 /api/sante dit la version du programme et celle de la base', async () => {
    const { base, version, migration, baseMiseAJourPar } = await sante();
    expect(base).toBe('ok');
    expect(baseMiseAJourPar).toEqual({ version, migration });
    expect(migration).toMatch(/^\d{4}_/);
  });
});

describe('Pendant que vingt clients travaillent', () => {
  /** Lit et écrit sans répit, dans un ordre à lui ; rend le nombre de transactions faites. Une erreur les arrête tous. */
  async function travailler(rne: string, rang: number, arret: AbortSignal): Promise<number> {
    const tables = ['compte', 'evaluation', 'resultat', 'fiche', 'fichier', 'transfert', 'courriel', 'journal'];
    const miennes = [...tables.slice(rang % tables.length), ...tables.slice(0, rang % tables.length)];
    let faites = 0;
    for (; !arret.aborted; faites++) {
      await ecrire(systeme(rne), 'test.travail', async (tx) => {
        await tx.execute(sql`update ${sql.identifier(miennes[0] === 'journal' ? 'compte' : (miennes[0] ?? ''))} set rne = rne
          where rne = '0000000A'`);
        for (const table of miennes) await tx.execute(sql`select count(*) from ${sql.identifier(table)}`);
      });
      await lire(systeme(rne), (tx) => tx.execute(sql`select count(*) from fiche join compte c using (rne)`));
      await attendre(5);
    }
    return faites;
  }

  test('EXL-2 aucune commande du README ne leur vaut une erreur, mise à jour entière comprise', async () => {
    const { rne } = await unEtablissementPlein();
    const arret = new AbortController();
    const clients = Promise.all(Array.from({ length: 20 }, (_, rang) => travailler(rne, rang, arret.signal)));
    const commandes = async () => {
      for (let fois = 0; fois < 3; fois++) {
        await vieillir();
        await Promise.all([migrer(), migrer()]);
      }
      expect(await estServie()).toBe(true);
      expect(await lancerCommande('migrer')).toContain('Base à jour.');
      const creer = ['creer', '--rne', '9990002B', '--nom', 'Neuf', '--courriel', 'a@example.org', '--forcer'];
      expect(await lancerCommande('etablissement', ...creer)).toContain('Établissement créé');
      expect(await lancerCommande('abonnement', 'lister', '--rne', rne)).toContain('Diplômes');
    };
    try {
      await Promise.race([commandes(), clients]);
    } finally {
      arret.abort();
    }
    const faites = await clients;
    expect(faites.length).toBe(20);
    expect(Math.min(...faites)).toBeGreaterThan(0);
  });
});
