import './base';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { lire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { generateurPresent, genererEcole, lireJson } from '@/tests/fabriques/ecole-generee';
import { unCompte, unEtablissement } from '@/tests/fabriques/etablissement';
import { importerDossier } from '@/tests/fabriques/import';

interface Attendu {
  rne: string;
  eleves: { actifs_avec_division: number };
  divisions: Record<string, { mefs: string[]; effectif: number }>;
  groupes: number;
  responsables: { legaux_d_eleves_en_classe: number };
  sts: { par_fonction: Record<string, number> };
}

interface Ecart {
  changement_division: { id: number; de: string; vers: string }[];
  sortis: { id: number }[];
  arrives: number[];
  profs_partis: { id: number }[];
  profs_arrives: { id: number }[];
  division_renommee: { avant: string; apres: string } | null;
  division_creee: string | null;
  revenu?: number;
}

const compter = (rne: string) =>
  lire(systeme(rne), async (tx) => {
    const [n] = await tx.execute<Record<string, number>>(sql`select
      (select count(*)::int from compte where profil = 'apprenant' and sorti_le is null) as apprenants,
      (select count(*)::int from compte where profil = 'enseignant' and suspendu_le is null) as enseignants,
      (select count(*)::int from compte where profil = 'chef' and suspendu_le is null) as chefs,
      (select count(*)::int from compte where profil = 'parent' and masque_le is null) as responsables,
      (select count(*)::int from structure where nature = 'groupe' and masquee_le is null) as groupes,
      (select count(distinct compte_id)::int from affectation where role = 'enseignant' and fin_le is null) as avec_classe,
      (select count(*)::int from (select login from compte group by login having count(*) > 1) d) as doubles`);
    return n ?? {};
  });

const effectifs = (rne: string) =>
  lire(systeme(rne), async (tx) => {
    const lignes = await tx.execute<{ code: string; n: number }>(sql`
      select s.code, count(a.compte_id)::int as n from structure s
      left join affectation a on a.rne = s.rne and a.structure_id = s.id and a.role = 'apprenant' and a.fin_le is null
      where s.nature = 'division' and s.masquee_le is null group by s.code`);
    return Object.fromEntries(lignes.map((l) => [l.code, l.n]));
  });

const ouvrir = async (dossier: string): Promise<Acteur> => {
  const { rne } = lireJson<Attendu>(dossier, 'base', 'expected.json');
  await unEtablissement({ rne, annee: null });
  return unCompte(rne, 'administrateur');
};

async function importer(admin: Acteur, dossier: string): Promise<void> {
  expect(await importerDossier(admin, dossier, 'enseignants')).toEqual({ importe: true });
  expect(await importerDossier(admin, dossier, 'apprenants')).toEqual({ importe: true });
}

/** Personnes qu'un service nomme et qui sont en activité, comptées à part, par lecture brute du fichier. */
function nommesEnActivite(dossier: string): number {
  const nom = readdirSync(dossier).find((n) => n.startsWith('sts_emp_')) ?? '';
  const xml = readFileSync(join(dossier, nom), 'latin1');
  const enActivite = new Set<string>();
  for (const [, id, type, corps = ''] of xml.matchAll(
    /<(?:INDIVIDU|SUPPLEANT) ID="(\d+)" TYPE="(\w+)">(.*?)<\/(?:INDIVIDU|SUPPLEANT)>/gs,
  )) {
    if (type !== 'epp' || corps.includes('<FONCTION>ENS<')) enActivite.add(`${type} ${id}`);
  }
  const nommes = new Set(
    [...xml.matchAll(/<ENSEIGNANT ID="(\d+)" TYPE="(\w+)"/g)].map(([, id, type]) => `${type} ${id}`),
  );
  return [...nommes].filter((n) => enActivite.has(n)).length;
}

async function verifier(rne: string, dossier: string): Promise<void> {
  const attendu = lireJson<Attendu>(dossier, 'expected.json');
  const n = await compter(rne);
  expect(n.apprenants).toBe(attendu.eleves.actifs_avec_division);
  expect(n.responsables).toBe(attendu.responsables.legaux_d_eleves_en_classe);
  expect(n.groupes).toBe(attendu.groupes);
  expect(n.chefs).toBe(attendu.sts.par_fonction.DIR);
  expect(n.avec_classe).toBe(nommesEnActivite(dossier));
  expect(n.doubles).toBe(0);
  expect(await effectifs(rne)).toEqual(
    Object.fromEntries(Object.entries(attendu.divisions).map(([code, d]) => [code, d.effectif])),
  );
}

describe.skipIf(!generateurPresent)('Grand établissement fictif (nécessite ../shared)', () => {
  const cas: [string, string, string[]][] = [
    ['modèle 2019', '0999101E', []],
    ['diplômes du guide (--anciens)', '0999102F', ['--anciens']],
    ['modèle 2017', '0999103G', ['--model', '2017']],
    ['avant la remontée des services (--sans-services)', '0999104H', ['--sans-services']],
  ];
  test.each(cas)('IMP-1 IMP-2 %s : les nombres d’expected.json', async (_, rne, options) => {
    const dossier = genererEcole('--rne', rne, ...options);
    const admin = await ouvrir(dossier);
    await importer(admin, join(dossier, 'base'));
    await verifier(rne, join(dossier, 'base'));
  });

  test('IMP-4 une mise à jour en cours d’année suit diff.json, sans changer un login', async () => {
    const rne = '0999105J';
    const dossier = genererEcole('--rne', rne, '--update', '5');
    const admin = await ouvrir(dossier);
    await importer(admin, join(dossier, 'base'));
    await verifier(rne, join(dossier, 'base'));
    const logins = () =>
      lire(systeme(rne), (tx) => tx.execute<{ id: string; login: string }>(sql`select id, login from compte`));
    const avant = new Map((await logins()).map((c) => [c.id, c.login]));

    const ecart = lireJson<Ecart>(dossier, 'maj-1', 'diff.json');
    await importer(admin, join(dossier, 'maj-1'));
    await verifier(rne, join(dossier, 'maj-1'));
    const apres = new Map((await logins()).map((c) => [c.id, c.login]));
    for (const [id, login] of avant) expect(apres.get(id)).toBe(login);

    const eleves = (ids: number[]) =>
      lire(systeme(rne), (tx) =>
        tx.execute<{ siecle_id: string; sorti_le: string | null; code: string | null }>(sql`
          select c.siecle_id, c.sorti_le, (select s.code from affectation a join structure s on s.rne = a.rne and s.id = a.structure_id
            where a.rne = c.rne and a.compte_id = c.id and a.fin_le is null and s.nature = 'division') as code
          from compte c where c.siecle_genre = 'eleve' and c.siecle_id in (select jsonb_array_elements_text(${JSON.stringify(ids.map(String))}::jsonb))`),
      );
    const changes = new Map(
      (await eleves(ecart.changement_division.map((c) => c.id))).map((l) => [l.siecle_id, l.code]),
    );
    for (const c of ecart.changement_division) {
      expect([c.vers, ecart.division_creee]).toContain(changes.get(String(c.id))); // une division neuve en prend à la plus grande
    }
    const sortis = await eleves(ecart.sortis.map((s) => s.id));
    expect(sortis).toHaveLength(ecart.sortis.length);
    for (const s of sortis) expect(s).toMatchObject({ sorti_le: expect.any(String), code: null });
    expect((await eleves(ecart.arrives)).filter((e) => e.code)).toHaveLength(ecart.arrives.length);
    if (ecart.revenu)
      expect((await eleves([ecart.revenu]))[0]).toMatchObject({ sorti_le: null, code: expect.any(String) });
    const partis = await lire(systeme(rne), (tx) =>
      tx.execute<{
        n: number;
      }>(sql`select count(*)::int as n from compte where profil = 'enseignant' and suspendu_le is not null
        and siecle_id in (select jsonb_array_elements_text(${JSON.stringify(ecart.profs_partis.map((p) => String(p.id)))}::jsonb))`),
    );
    expect(partis[0]?.n).toBe(ecart.profs_partis.length);
  });

  test('IMP-4 refaire le même import ne change rien', async () => {
    const dossier = genererEcole('--rne', '0999106K', '--eleves', '300', '--divisions', '14', '--enseignants', '40');
    const admin = await ouvrir(dossier);
    await importer(admin, join(dossier, 'base'));
    const avant = await compter(admin.rne);
    await importer(admin, join(dossier, 'base'));
    expect(await compter(admin.rne)).toEqual(avant);
  });
});
