import './base';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { adresseApplication, connexionProprietaire } from '@/db/connexion';
import { lire } from '@/db/tenant';
import { lireTransferts } from '@/lib/transfert/serveur/queries';
import { reponse } from '@/tests/fabriques/catalogue';
import { unChangementDEcole, uneEcole, unIne, unParcours } from '@/tests/fabriques/transfert';

let proprietaire: postgres.Sql;
beforeAll(() => {
  proprietaire = connexionProprietaire();
});
afterAll(() => proprietaire.end());

const laProposition = async (admin: Parameters<typeof lireTransferts>[0]) =>
  (await lireTransferts(admin, 1)).propositions[0]?.id ?? '';
const fichesDe = async (rne: string) => (await proprietaire`select 1 from fiche where rne = ${rne}`).length;

describe('En SQL nu', () => {
  let client: postgres.Sql;
  beforeAll(() => {
    client = postgres(adresseApplication(), { max: 1, onnotice: () => {} });
  });
  afterAll(() => client.end());

  const TABLES = [
    'fiche',
    'fiche_choix',
    'fiche_fichier',
    'fichier',
    'fiche_evaluation',
    'evaluation',
    'resultat',
    'compte',
    'apprenant',
  ];

  test('PAR-2 depuis A, les lignes de B restent invisibles, réglages du transfert posés ou non', async () => {
    const { avant, apres } = await unChangementDEcole();
    const eleve = avant.eleve.compteId;
    await lire(apres.admin, async (tx) => {
      await tx.execute(sql`select set_config('griotte.transfert_rne', ${avant.rne}, true),
        set_config('griotte.transfert_apprenant', ${eleve}, true)`);
      await tx.execute(sql`select * from transfert_apercu()`);
      for (const nom of TABLES) {
        const lues = await tx.execute(sql`select 1 from ${sql.identifier(nom)} where rne = ${avant.rne}`);
        expect([nom, lues.length]).toEqual([nom, 0]);
      }
    });
    expect(await fichesDe(apres.rne)).toBe(0);
  });

  test('PAR-2 sans établissement posé, ou d’un tiers, les quatre fonctions ne font et ne disent rien', async () => {
    const { avant, apres } = await unChangementDEcole();
    const [id, tiers] = [await laProposition(apres.admin), await uneEcole()];
    for (const rne of ['', tiers.rne, avant.rne]) {
      await client.begin(async (tx) => {
        await tx`select set_config('app.rne', ${rne}, true)`;
        expect(await tx`select * from transfert_apercu()`).toHaveLength(0);
        expect(await tx`select * from transfert_fichiers()`).toHaveLength(0);
        expect(
          await tx`select transfert_proposer(array[${apres.eleve.compteId}, ${avant.eleve.compteId}]::uuid[]) as n`,
        ).toEqual([{ n: 0 }]);
      });
      const essai = client.begin(async (tx) => {
        await tx`select set_config('app.rne', ${rne}, true)`;
        await tx`select transfert_accepter(${id}, ${apres.admin.compteId})`;
      });
      expect(await reponse(essai)).toMatch(/^GT001/);
    }
  });

  test('PAR-2 une table temporaire au nom d’une vraie ne trompe pas les fonctions', async () => {
    const ine = unIne();
    const [avant, apres] = [await uneEcole({ ine, actif: false }), await uneEcole({ ine })];
    await unParcours(avant);
    await client.begin(async (tx) => {
      await tx`select set_config('app.rne', ${apres.rne}, true)`;
      await tx`create temp table etablissement on commit drop as
        select r.rne, 'Faux' as nom, 'N1' as numero_declaration, true as transfert_actif
        from (values (${avant.rne}), (${apres.rne})) r(rne)`;
      await tx`grant select on etablissement to public`;
      expect(await tx`select transfert_proposer(array[${apres.eleve.compteId}]::uuid[]) as n`).toEqual([{ n: 0 }]);
    });
  });

  test('PAR-2 l’application ne devient pas griotte_transfert et n’appelle pas ses rouages', async () => {
    const essais = [
      'set role griotte_transfert',
      'alter function transfert_apercu() owner to griotte_app',
      "select transfert_viser('0000000A', '')",
      "select transfert_examiner('00000000-0000-4000-8000-000000000000')",
      "select transfert_compter('00000000-0000-4000-8000-000000000000')",
      "select transfert_copier('00000000-0000-4000-8000-000000000000')",
      "select * from transfert_jumeaux('0000000A', '{}')",
    ];
    for (const essai of essais)
      expect([essai, await reponse(client.unsafe(essai))]).toEqual([essai, expect.stringMatching(/^42501/)]);
  });

  test('PAR-2 griotte_transfert : ni connexion, ni pouvoir, ni colonne personnelle, ni autre table', async () => {
    const [role] = await proprietaire`
      select rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
        has_schema_privilege(r.oid, 'public', 'create') as cree,
        (select count(*)::int from pg_auth_members m where r.oid in (m.member, m.roleid) and (m.inherit_option or m.set_option))
          as liens
      from pg_roles r where rolname = 'griotte_transfert'`;
    expect(Object.values(role ?? {})).toEqual([false, false, false, false, false, false, false, 0]);
    const personnelles = ['mot_de_passe', 'courriel', 'courriel_siecle', 'date_naissance', 'login', 'siecle_id'];
    for (const colonne of personnelles) {
      const [l] =
        await proprietaire`select has_column_privilege('griotte_transfert', 'compte', ${colonne}, 'select') as lit`;
      expect([colonne, l?.lit]).toEqual([colonne, false]);
    }
    const lisibles = await proprietaire`select c.relname as nom from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_any_column_privilege('griotte_transfert', c.oid, 'select')
      order by 1`;
    expect(lisibles.map((l) => l.nom)).toEqual([
      'apprenant',
      'compte',
      'etablissement',
      'evaluation',
      'evaluation_apprenant',
      'evaluation_item',
      'fiche',
      'fiche_choix',
      'fiche_evaluation',
      'fiche_fichier',
      'fiche_lien',
      'fiche_vue',
      'fichier',
      'resultat',
      'transfert',
    ]);
  });

  test('PAR-2 devenu griotte_transfert sans transfert ouvert, on ne verrait rien du travail des autres', async () => {
    const { avant, apres } = await unChangementDEcole();
    await proprietaire.begin(async (tx) => {
      await tx`select set_config('app.rne', ${apres.rne}, true)`;
      await tx`set local role griotte_transfert`;
      for (const nom of [
        'fiche',
        'fiche_choix',
        'fiche_evaluation',
        'fiche_vue',
        'evaluation',
        'evaluation_item',
        'resultat',
      ])
        expect([nom, await tx`select 1 from ${tx(nom)} where rne = ${avant.rne}`]).toEqual([nom, []]);
      await tx`select set_config('griotte.transfert_rne', ${avant.rne}, true),
        set_config('griotte.transfert_apprenant', ${avant.prof.compteId}, true)`;
      expect(await tx`select 1 from fiche where rne = ${avant.rne}`).toHaveLength(0);
    });
  });
});
