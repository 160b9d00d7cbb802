import './base';
import { type SQL, sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adresseApplication, connexionProprietaire } from '@/db/connexion';
import { lireGlobal } from '@/db/global';
import { compte } from '@/db/schema/comptes';
import { ecrire, lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { type CleEtrangere, lireCles, lireLocataires, reponse, type Table } from '@/tests/fabriques/catalogue';
import { unEtablissementPlein } from '@/tests/fabriques/etablissement-plein';

/** Tables dont l'application ne réécrit, ou ne retire, aucune ligne. */
const SANS_MODIFICATION = ['journal', 'fiche_evaluation'];
const SANS_SUPPRESSION = ['journal'];

const AUTRE_ETABLISSEMENT = /^42501 new row violates row-level security policy/;
const SANS_DROIT = /^42501 permission denied/;

let proprietaire: postgres.Sql;
let tables: Table[];
let cles: CleEtrangere[];
let a: { rne: string; admin: Acteur };
let b: { rne: string; admin: Acteur };

beforeAll(async () => {
  proprietaire = connexionProprietaire();
  [a, b] = [await unEtablissementPlein(), await unEtablissementPlein()];
  [tables, cles] = [await lireLocataires(proprietaire), await lireCles(proprietaire)];
});

afterAll(() => proprietaire.end());

/** Nombre de lignes d'une table, à la vue du propriétaire. */
const compter = async (nom: string, rne: string): Promise<number> => {
  const [l] = await proprietaire`select count(*)::int as n from ${proprietaire(nom)} where rne = ${rne}`;
  return Number(l?.n);
};

/** Une ligne de B, en JSON. */
const modele = async (nom: string): Promise<string> => {
  const [l] =
    await proprietaire`select to_jsonb(t)::text as l from ${proprietaire(nom)} t where rne = ${b.rne} limit 1`;
  return String(l?.l);
};

const depuisA = (requete: SQL) => ecrire(a.admin, 'test.intrusion', async (tx) => (await tx.execute(requete)).count);

describe('Depuis l’établissement A, les lignes de B', () => {
  test('AUT-2 chaque table d’établissement a de quoi être essayée, dans A et dans B', async () => {
    expect(tables.length).toBeGreaterThanOrEqual(20);
    for (const { nom } of tables) {
      const vide = (await compter(nom, a.rne)) === 0 || (await compter(nom, b.rne)) === 0;
      expect([nom, vide], 'à compléter : tests/fabriques/etablissement-plein.ts').toEqual([nom, false]);
    }
  });

  test('AUT-2 ne se lisent pas par la porte, même en les demandant', async () => {
    for (const { nom } of tables) {
      const t = sql.identifier(nom);
      const [n] = await lire(a.admin, (tx) =>
        tx.execute(sql`select (select count(*)::int from ${t}) as toutes,
          (select count(*)::int from ${t} where rne <> ${a.rne}) as autres,
          (select count(*)::int from ${t} where rne = ${b.rne}) as demandees`),
      );
      expect([nom, n]).toEqual([nom, { toutes: await compter(nom, a.rne), autres: 0, demandees: 0 }]);
    }
  });

  test('AUT-2 ne s’ajoutent pas, et une ligne de A ne passe pas à B', async () => {
    for (const { nom } of tables) {
      const t = sql.identifier(nom);
      const ligne = sql`jsonb_populate_record(null::${t}, ${await modele(nom)}::jsonb)`;
      const ajout = await reponse(depuisA(sql`insert into ${t} select * from ${ligne}`));
      expect([nom, ajout]).toEqual([nom, expect.stringMatching(AUTRE_ETABLISSEMENT)]);
      const passage = await reponse(depuisA(sql`update ${t} set rne = ${b.rne}`));
      const attendu = SANS_MODIFICATION.includes(nom) ? SANS_DROIT : AUTRE_ETABLISSEMENT;
      expect([nom, passage]).toEqual([nom, expect.stringMatching(attendu)]);
    }
  });

  test('AUT-2 ne se modifient ni ne se suppriment : aucune ligne touchée', async () => {
    for (const { nom } of tables) {
      const t = sql.identifier(nom);
      const avant = await compter(nom, b.rne);
      if (!SANS_MODIFICATION.includes(nom)) {
        expect([nom, await depuisA(sql`update ${t} set rne = rne where rne = ${b.rne}`)]).toEqual([nom, 0]);
        expect([nom, await depuisA(sql`update ${t} set rne = rne`)]).toEqual([nom, await compter(nom, a.rne)]);
      }
      if (!SANS_SUPPRESSION.includes(nom)) {
        expect([nom, await depuisA(sql`delete from ${t} where rne = ${b.rne}`)]).toEqual([nom, 0]);
      }
      expect([nom, await compter(nom, b.rne)]).toEqual([nom, avant]);
    }
  });

  test('AUT-2 PostgreSQL refuse tout lien de A vers une ligne de B, même au propriétaire', async () => {
    const noms = new Set(tables.map((t) => t.nom));
    const entre = cles.filter((k) => noms.has(k.de) && noms.has(k.vers) && k.vers !== 'etablissement');
    expect(entre.length).toBeGreaterThan(15);
    for (const k of entre) {
      const [visee] = await proprietaire`select * from ${proprietaire(k.vers)} where rne = ${b.rne} limit 1`;
      const liens = Object.fromEntries(k.colonnes.slice(1).map((c, i) => [c, visee?.[String(k.visees[i + 1])]]));
      const lier = proprietaire.begin(async (tx) => {
        const { count } = await tx`update ${tx(k.de)} set ${tx(liens)}
          where ctid = (select ctid from ${tx(k.de)} where rne = ${a.rne} limit 1)`;
        if (count !== 1) throw new Error(`aucune ligne de ${k.de} à lier`);
      });
      expect([k.nom, await reponse(lier)]).toEqual([k.nom, expect.stringMatching(/^23503/)]);
    }
  });
});

describe('En SQL nu, sur la connexion de l’application', () => {
  let client: postgres.Sql;
  beforeAll(() => {
    client = postgres(adresseApplication(), { max: 1, onnotice: () => {} });
  });
  afterAll(() => client.end());

  const toutEssayer = async () => {
    for (const { nom } of tables) {
      const t = client(nom);
      const [n] = await client`select count(*)::int as n from ${t}`;
      expect([nom, n]).toEqual([nom, { n: 0 }]);
      if (!SANS_MODIFICATION.includes(nom)) expect((await client`update ${t} set rne = rne`).count).toBe(0);
      if (!SANS_SUPPRESSION.includes(nom)) expect((await client`delete from ${t}`).count).toBe(0);
      const ligne = client`jsonb_populate_record(null::${t}, ${await modele(nom)}::text::jsonb)`;
      const ajout = await reponse(client`insert into ${t} select * from ${ligne}`);
      expect([nom, ajout]).toEqual([nom, expect.stringMatching(AUTRE_ETABLISSEMENT)]);
    }
  };

  test('AUT-2 sans établissement posé, rien ne se lit et rien ne s’écrit', toutEssayer);

  test('AUT-2 l’établissement d’une transaction ne lui survit pas, sur la même connexion', async () => {
    await client.begin(async (tx) => {
      await tx`select set_config('app.rne', ${b.rne}, true)`;
      expect(await tx`select 1 from compte`).toHaveLength(await compter('compte', b.rne));
    });
    await toutEssayer();
  });

  test('AUT-2 la porte des tables globales ne donne rien d’un établissement', async () => {
    for (const { nom } of tables) {
      const compte = sql`select count(*)::int as n from ${sql.identifier(nom)}`;
      expect([nom, (await lireGlobal((tx) => tx.execute(compte)))[0]]).toEqual([nom, { n: 0 }]);
    }
  });
});

describe('La porte', () => {
  test('AUT-2 l’historique ne se réécrit pas : journal et évaluations d’une fiche', async () => {
    expect(await reponse(depuisA(sql`update journal set evenement = 'autre'`))).toMatch(SANS_DROIT);
    expect(await reponse(depuisA(sql`delete from journal`))).toMatch(SANS_DROIT);
    expect(await reponse(depuisA(sql`update fiche_evaluation set degre = 'totale'`))).toMatch(SANS_DROIT);
  });

  test('AUT-2 lire n’écrit pas', async () => {
    const lecture = { code: expect.stringMatching(/^25006 cannot execute UPDATE in a read-only transaction/) };
    for (const { nom } of tables.filter((t) => !SANS_MODIFICATION.includes(t.nom))) {
      const essai = lire(a.admin, (tx) => tx.execute(sql`update ${sql.identifier(nom)} set rne = rne`));
      expect({ nom, code: await reponse(essai) }).toEqual({ nom, ...lecture });
    }
    expect(await reponse(lireGlobal((tx) => tx.execute(sql`delete from limite`)))).toMatch(/^25006/);
  });

  test('AUT-2 ecrire défait tout en cas d’erreur, ligne du journal comprise', async () => {
    const avant = await compter('journal', a.rne);
    const panne = ecrire(a.admin, 'test.panne', async (tx, tracer) => {
      tracer({ cible: 'quelqu’un' });
      await tx.update(compte).set({ nom: 'AUTRE' });
      throw new Error('panne');
    });
    await expect(panne).rejects.toThrow('panne');
    expect(await compter('journal', a.rne)).toBe(avant);
    expect(await lire(a.admin, (tx) => tx.execute(sql`select 1 from compte where nom = 'AUTRE'`))).toHaveLength(0);
  });

  test('AUT-2 un travail de fond se demande pour son établissement seulement', async () => {
    const demander = (rne: string) => sql`select demander_travail('expedier', ${JSON.stringify({ rne })}::json)`;
    expect(await reponse(depuisA(demander(b.rne)))).toMatch(/^42501/);
    expect(await reponse(lireGlobal((tx) => tx.execute(demander(b.rne))))).toMatch(/^42501/);
    expect(await reponse(depuisA(demander(a.rne)))).toBe('accepté');
    expect(await reponse(depuisA(sql`select * from graphile_worker._private_jobs`))).toMatch(SANS_DROIT);
  });

  test('AUT-2 ecrire signe : qui, quoi, sur quoi, dans son établissement', async () => {
    await ecrire(a.admin, 'test.signature', async (_tx, tracer) => {
      tracer({ cible: 'cible' });
      tracer({ details: { nombre: 2 } });
    });
    const signe = { rne: a.rne, compte_id: a.admin.compteId, cible: 'cible', details: { nombre: 2 } };
    const [ligne] = await proprietaire`select * from journal where evenement = 'test.signature'`;
    expect(ligne).toMatchObject(signe);
  });
});
