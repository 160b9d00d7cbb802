import './base';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { lire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { ANNEE, type EcoleTiree, EXPORT_LE, ecoleAuHasard, unMoisApres } from '@/tests/fabriques/ecole-au-hasard';
import { type EcoleSiecle, uneEcoleVide } from '@/tests/fabriques/ecole-siecle';
import { importerFichiers, texteEleves, texteResponsables, texteSts } from '@/tests/fabriques/siecle';

const TAILLE = { eleves: 2000, divisions: 84, enseignants: 175 };

async function importer(admin: Acteur, ecole: EcoleSiecle, issue: object = { importe: true }): Promise<void> {
  const dit = { ...ecole, annee: ANNEE, exporteLe: EXPORT_LE };
  const { rne } = admin;
  expect(await importerFichiers(admin, { sts: texteSts(rne, dit) })).toEqual(issue);
  const fichiers = { eleves: texteEleves(rne, dit), responsables: texteResponsables(rne, dit) };
  expect(await importerFichiers(admin, fichiers)).toEqual(issue);
}

/** Ce que la base a de cet établissement. */
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

const logins = (rne: string) =>
  lire(systeme(rne), async (tx) => {
    const lignes = await tx.execute<{ id: string; login: string }>(sql`select id, login from compte`);
    return new Map(lignes.map((c) => [c.id, c.login]));
  });

/** Où en sont ces élèves : leur sortie, et la division où ils sont. */
const situations = (rne: string, ids: readonly string[]) =>
  lire(systeme(rne), async (tx) => {
    const lignes = await tx.execute<{ id: string; sorti_le: string | null; code: string | null }>(sql`
      select c.siecle_id as id, c.sorti_le, (select s.code from affectation a
        join structure s on s.rne = a.rne and s.id = a.structure_id
        where a.rne = c.rne and a.compte_id = c.id and a.fin_le is null and s.nature = 'division') as code
      from compte c where c.siecle_genre = 'eleve'
        and c.siecle_id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
    return new Map(lignes.map((l) => [l.id, l]));
  });

async function verifier(rne: string, { ecole, attendu }: EcoleTiree): Promise<void> {
  expect(await compter(rne)).toMatchObject({
    apprenants: attendu.inscrits,
    enseignants: attendu.enseignants,
    chefs: attendu.chefs,
    responsables: attendu.legaux,
    groupes: ecole.groupes.length,
    avec_classe: attendu.avecService,
    doubles: 0,
  });
  expect(await effectifs(rne)).toEqual(attendu.effectifs);
}

describe('Un établissement de 2 000 élèves', () => {
  test('IMP-1 IMP-2 IMP-4 tout y est, et refaire le même import ne change rien', async () => {
    const tiree = ecoleAuHasard(TAILLE);
    const admin = await uneEcoleVide();
    await importer(admin, tiree.ecole);
    await verifier(admin.rne, tiree);
    const avant = await logins(admin.rne);
    await importer(admin, tiree.ecole, { importe: false, raison: 'rien' });
    await verifier(admin.rne, tiree);
    expect(await logins(admin.rne)).toEqual(avant);
  });

  test('IMP-4 une mise à jour en cours d’année suit ce qui a changé, sans changer un login', async () => {
    const avant = ecoleAuHasard({ ...TAILLE, graine: 7 });
    const apres = unMoisApres(avant);
    const admin = await uneEcoleVide();
    const { rne } = admin;
    await importer(admin, avant.ecole);
    const donnes = await logins(rne);
    await importer(admin, apres.ecole);
    await verifier(rne, apres);
    const gardes = await logins(rne);
    for (const [id, login] of donnes) expect(gardes.get(id)).toBe(login);

    const { changes, sortis, arrives, profsPartis } = apres.ecart;
    const eleves = await situations(rne, [...changes.map((c) => c.id), ...sortis, ...arrives]);
    for (const { id, vers } of changes) expect(eleves.get(id)).toMatchObject({ sorti_le: null, code: vers });
    for (const id of sortis) expect(eleves.get(id)).toMatchObject({ sorti_le: expect.any(String), code: null });
    for (const id of arrives) expect(eleves.get(id)).toMatchObject({ sorti_le: null, code: expect.any(String) });
    const partis = await lire(systeme(rne), (tx) =>
      tx.execute<{ siecle_id: string }>(sql`
        select siecle_id from compte where profil = 'enseignant' and suspendu_le is not null`),
    );
    expect(partis.map((p) => p.siecle_id)).toEqual(profsPartis);
  });
});
