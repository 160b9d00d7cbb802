import './base';
import { sql } from 'drizzle-orm';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base, connexionProprietaire, ROLE_APPLICATION } from '@/db/connexion';
import {
  type CleEtrangere,
  FONCTIONS_PRIVILEGIEES,
  GLOBALES,
  lireCles,
  lireTables,
  reponse,
  type Table,
} from '@/tests/fabriques/catalogue';

let proprietaire: postgres.Sql;
let tables: Table[];
let locataires: Table[];
let cles: CleEtrangere[];

beforeAll(async () => {
  proprietaire = connexionProprietaire();
  tables = await lireTables(proprietaire);
  locataires = tables.filter((t) => !GLOBALES.includes(t.nom));
  cles = await lireCles(proprietaire);
});

afterAll(() => proprietaire.end());

describe('Le schéma', () => {
  test('AUT-2 a des tables d’établissement, et les tables globales annoncées', () => {
    expect(locataires.length).toBeGreaterThanOrEqual(20);
    expect(tables.map((t) => t.nom)).toEqual(expect.arrayContaining(GLOBALES));
  });

  test('AUT-2 toute table d’établissement a rne, non nul, en tête de sa clé, et la sécurité par ligne forcée', () => {
    const voulu = { rls: true, force: true, tete: 'rne', rneNonNul: true };
    for (const { nom, rls, force, cle, rneNonNul } of locataires) {
      expect({ nom, rls, force, tete: cle[0], rneNonNul }).toEqual({ nom, ...voulu });
    }
  });

  test('AUT-2 la politique de chaque table borne l’application à l’établissement de la transaction', () => {
    const regle = "(rne = current_setting('app.rne'::text, true))";
    for (const { nom, politiques } of locataires) {
      const siennes = politiques.filter((p) => p.roles.some((r) => r === ROLE_APPLICATION || r === 'public'));
      expect({ nom, siennes }).toEqual({
        nom,
        siennes: [{ nom: 'locataire', roles: [ROLE_APPLICATION], commande: 'ALL', lu: regle, ecrit: regle }],
      });
    }
  });

  test('AUT-2 toute clé étrangère d’une table d’établissement vers une autre commence par rne', () => {
    const noms = new Set(locataires.map((t) => t.nom));
    const entre = cles.filter((k) => noms.has(k.de) && noms.has(k.vers));
    expect(entre.length).toBeGreaterThan(30);
    for (const k of entre) expect([k.nom, k.colonnes[0], k.visees[0]]).toEqual([k.nom, 'rne', 'rne']);
    for (const k of cles.filter((c) => !noms.has(c.de))) expect([k.nom, noms.has(k.vers)]).toEqual([k.nom, false]);
    for (const { nom } of locataires.filter((t) => t.nom !== 'etablissement')) {
      expect([nom, entre.some((k) => k.de === nom && k.vers === 'etablissement')]).toEqual([nom, true]);
    }
  });

  test('AUT-2 n’a ni vue ni fonction aux droits d’un autre par où la sécurité par ligne se contournerait, sauf les fonctions annoncées', async () => {
    const vues = await proprietaire`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm', 'f')`;
    expect([...vues]).toEqual([]);
    const fonctions = await proprietaire`
      select proname as nom, proowner::regrole::text as role, proconfig as reglages, (select array_agg(a.grantee::regrole::text)
          from aclexplode(proacl) a where a.grantee <> proowner) as ouvertes
        from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`;
    const chemin = expect.stringMatching(/^search_path=pg_catalog(, public)?, pg_temp$/);
    const [moi] = await proprietaire<{ role: string }[]>`select current_user as role`;
    const attendues = Object.entries(FONCTIONS_PRIVILEGIEES).map(([nom, role]) => ({
      nom,
      role: role ?? moi?.role,
      reglages: [chemin],
      ouvertes: [ROLE_APPLICATION],
    }));
    expect([...fonctions]).toEqual(attendues);
  });

  test('PAR-2 le rôle du transfert n’ouvre pas de session, n’a aucun pouvoir, ne crée rien, et RLS le contraint', async () => {
    const [role] = await proprietaire`
      select rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as pouvoir,
        (select count(*)::int from pg_auth_members m where m.member = r.oid or m.roleid = r.oid) as membres,
        (select count(*)::int from pg_class c where c.relowner = r.oid) as tables,
        has_schema_privilege(r.oid, 'public', 'create') as cree
      from pg_roles r where rolname = 'griotte_transfert'`;
    expect(role).toEqual({ pouvoir: false, membres: 0, tables: 0, cree: false });
    const colonnes = await proprietaire`
      select column_name from information_schema.column_privileges
      where grantee = 'griotte_transfert' and table_name = 'compte' and privilege_type = 'SELECT'`;
    const lues = colonnes.map((c) => c.column_name);
    for (const secret of ['mot_de_passe', 'login', 'courriel', 'date_naissance']) expect(lues).not.toContain(secret);
    expect(lues).toContain('nom');
  });
});

describe('Le rôle de l’application', () => {
  test('AUT-2 n’a aucun pouvoir, ne possède rien, n’est membre de rien', async () => {
    const [role] = await proprietaire`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
        (select count(*)::int from pg_auth_members m where m.member = r.oid) as membre,
        (select count(*)::int from pg_shdepend d where d.refobjid = r.oid and d.deptype = 'o') as possede,
        has_schema_privilege(r.oid, 'public', 'create') as cree
      from pg_roles r where rolname = ${ROLE_APPLICATION}`;
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      membre: 0,
      possede: 0,
      cree: false,
    });
  });

  test('AUT-2 est celui de la connexion de l’application', async () => {
    const [moi] = await base().execute<{ role: string }>(sql`select session_user || ' ' || current_user as role`);
    expect(moi?.role).toBe(`${ROLE_APPLICATION} ${ROLE_APPLICATION}`);
  });

  test('AUT-2 ne crée pas de table, ne touche ni aux politiques ni aux référentiels, ne prend pas un autre rôle', async () => {
    const [chef] = await proprietaire<{ nom: string }[]>`select current_user as nom`;
    const essais = [
      'create table intruse (id int)',
      'create policy tout on compte for all to griotte_app using (true)',
      'alter table compte no force row level security',
      'alter table compte disable row level security',
      `set role ${chef?.nom}`,
      `set session authorization ${chef?.nom}`,
      'alter role griotte_app bypassrls',
      "insert into mef (code, libelle, referentiels, verifie) values ('1', '1', '{}', true)",
      'update referentiel set intitule = intitule',
      'delete from correspondance',
    ];
    for (const essai of essais) {
      expect([essai, await reponse(base().execute(sql.raw(essai)))]).toEqual([essai, expect.stringMatching(/^42501/)]);
    }
  });

  test('AUT-2 ne vide aucune table (TRUNCATE ignore la sécurité par ligne) et n’éteint pas la sécurité', async () => {
    for (const { nom } of tables) {
      const essai = await reponse(base().execute(sql`truncate table ${sql.identifier(nom)} cascade`));
      expect([nom, essai]).toEqual([nom, expect.stringMatching(/^42501 permission denied/)]);
    }
    const eteindre = base().transaction(async (tx) => {
      await tx.execute(sql`set local row_security = off`);
      await tx.execute(sql`select * from compte`);
    });
    expect(await reponse(eteindre)).toMatch(/^42501 query would be affected by row-level security policy/);
  });

  test('AUT-9 ses jours sont ceux de la France', async () => {
    const [l] = await base().execute<{ fuseau: string }>(sql`select current_setting('TimeZone') as fuseau`);
    expect(l?.fuseau).toBe('Europe/Paris');
  });
});
