import './base';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connexionProprietaire, fermerBase } from '@/db/connexion';
import { migrer } from '@/db/migrer';
import { chargerReferentiels } from '@/db/seed';
import { definirEnv, env } from '@/lib/env';
import { niveauDuMef, rattacher } from '@/lib/siecle/plan/structures';
import { lireLocataires } from '@/tests/fabriques/catalogue';
import { unApprenant, unEtablissement } from '@/tests/fabriques/etablissement';
import { uneFiche } from '@/tests/fabriques/fiche';

const LIVRES = 'db/referentiels';
const TABLES = ['referentiel', 'referentiel_item', 'correspondance', 'mef'] as const;

interface Fichier {
  code: string;
  version: string;
  items: {
    code: string;
    parent: string | null;
    libelle: string;
    verifie: boolean;
    complexites?: { verifie: boolean }[];
    aleas?: { verifie: boolean }[];
  }[];
}

let sql: postgres.Sql;
let dossier: string;

/** Une base à part : les référentiels sont à tous, et les autres essais tournent en même temps. */
beforeAll(async () => {
  const commune = connexionProprietaire();
  const nom = `referentiels_${process.pid}`;
  await commune.unsafe(`create database ${nom}`);
  await commune.end();
  const url = new URL(String(env().DATABASE_URL));
  url.pathname = `/${nom}`;
  definirEnv({ DATABASE_URL: url.toString() });
  await fermerBase();
  await Promise.all([migrer(), migrer()]);
  sql = connexionProprietaire();
});
afterAll(() => sql.end());

beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), 'griotte-referentiels-'));
  cpSync(LIVRES, dossier, { recursive: true });
  return async () => {
    rmSync(dossier, { recursive: true });
    await chargerReferentiels(sql, LIVRES);
  };
});

const lireFichier = <T>(nom: string, ou = dossier): T => JSON.parse(readFileSync(join(ou, nom), 'utf8')) as T;
const ecrireFichier = (nom: string, contenu: unknown) => writeFileSync(join(dossier, nom), JSON.stringify(contenu));

/** Corrige un fichier du dossier, comme une version plus récente livrée. */
function corriger(nom: string, correction: (f: Fichier) => void): void {
  const fichier = lireFichier<Fichier>(nom);
  correction(fichier);
  ecrireFichier(nom, fichier);
}

/** Où est chaque ligne et quelle transaction l'a écrite : rien n'y change tant que rien n'est réécrit. */
async function traces(): Promise<Record<string, string[]>> {
  const vues: Record<string, string[]> = {};
  for (const table of TABLES) {
    const lignes = await sql`select ctid::text || ' ' || xmin::text as t from ${sql(table)} order by ctid`;
    vues[table] = lignes.map((l) => String(l.t));
  }
  return vues;
}

const item = async (code: string, referentiel = 'BACPRO-OTM') => {
  const [l] = await sql`select libelle, verifie, evaluable, retire_le, parent from referentiel_item
    where referentiel = ${referentiel} and code = ${code}`;
  return l;
};

const arbres = () =>
  readdirSync(LIVRES).filter((n) => n.endsWith('.json') && n !== 'mef.json' && !n.startsWith('correspondance-'));

describe('Chargement', () => {
  test('EVA-1 chaque fichier livré est tout entier dans la base, « non vérifié » compris, dans son ordre', async () => {
    expect(arbres().length).toBeGreaterThanOrEqual(7);
    for (const nom of arbres()) {
      const f = lireFichier<Fichier>(nom);
      const tous = f.items.flatMap((i) => [i, ...(i.complexites ?? []), ...(i.aleas ?? [])]);
      const lus = await sql`select code, verifie, parent from referentiel_item
        where referentiel = ${f.code} and retire_le is null order by ordre`;
      expect([nom, lus.length]).toEqual([nom, tous.length]);
      expect([nom, lus.filter((l) => !l.verifie).length]).toEqual([nom, tous.filter((i) => !i.verifie).length]);
      const codes = new Set(f.items.map((i) => i.code));
      expect(lus.filter((l) => codes.has(String(l.code))).map((l) => l.code)).toEqual(f.items.map((i) => i.code));
    }
    const [n] =
      await sql`select (select count(*)::int from mef) as mef, (select count(*)::int from correspondance) as liens`;
    expect(n).toEqual({
      mef: lireFichier<unknown[]>('mef.json').length,
      liens: lireFichier<{ liens: unknown[] }>('correspondance-ga-bep-msa.json').liens.length,
    });
  });

  test('EVA-1 recharger les mêmes fichiers ne réécrit pas une ligne', async () => {
    const avant = await traces();
    expect(Object.values(avant).every((lignes) => lignes.length > 0)).toBe(true);
    await chargerReferentiels(sql, LIVRES);
    await chargerReferentiels(sql, dossier);
    expect(await traces()).toEqual(avant);
  });

  test('EVA-1 deux mises à jour simultanées de la base se suivent, et laissent la sécurité en place', async () => {
    const avant = await traces();
    await Promise.all([migrer(), migrer()]);
    expect(await traces()).toEqual(avant);
    const tables = await lireLocataires(sql);
    expect(tables.length).toBeGreaterThanOrEqual(20);
    for (const t of tables) expect([t.nom, t.rls, t.force, t.politiques.length > 0]).toEqual([t.nom, true, true, true]);
  });
});

describe('Version plus récente', () => {
  test('EVA-1 met à jour les libellés de son référentiel, sans toucher aux autres', async () => {
    const autres = () => sql`select code, charge_le from referentiel where code <> 'BACPRO-OTM' order by 1`;
    const avant = await autres();
    corriger('otm.json', (f) => {
      f.version = 'essai';
      const premier = f.items.find((i) => i.code === 'C1.1');
      if (premier) premier.libelle = 'Libellé corrigé';
    });
    await chargerReferentiels(sql, dossier);
    expect((await item('C1.1'))?.libelle).toBe('Libellé corrigé');
    const [lu] =
      await sql`select version, charge_le > now() - interval '1 minute' as recent from referentiel where code = 'BACPRO-OTM'`;
    expect(lu).toEqual({ version: 'essai', recent: true });
    expect([...(await autres())]).toEqual([...avant]);
  });

  test('PAS-2 un item disparu est retiré, à sa date, et ce qui s’y rattache tient toujours', async () => {
    const rne = await unEtablissement();
    const eleve = await unApprenant(rne, { referentiel: 'BACPRO-OTM' });
    const { code = '' } = lireFichier<Fichier>('otm.json').items.at(-1) ?? {};
    const fiche = await uneFiche(eleve, { referentiel: 'BACPRO-OTM', item: code });
    corriger('otm.json', (f) => void f.items.pop());
    await chargerReferentiels(sql, dossier);
    const retire = await item(code);
    expect(retire?.retire_le).toBeInstanceOf(Date);
    const [garde] = await sql`select f.item, i.libelle from fiche f join referentiel_item i
      on i.referentiel = f.referentiel and i.code = f.item where f.id = ${fiche}`;
    expect(garde).toEqual({ item: code, libelle: retire?.libelle });

    corriger('otm.json', (f) => {
      f.version = 'encore';
    });
    await chargerReferentiels(sql, dossier);
    expect((await item(code))?.retire_le).toEqual(retire?.retire_le);
    await chargerReferentiels(sql, LIVRES);
    expect(await item(code)).toMatchObject({ retire_le: null, libelle: retire?.libelle });
  });

  test('EVA-1 une situation de GA retirée emporte ses complexités et aléas', async () => {
    const { complexites = [], aleas = [] } =
      lireFichier<Fichier>('ga.json').items.find((i) => i.code === '1.1.1') ?? {};
    corriger('ga.json', (f) => {
      f.items = f.items.filter((i) => i.code !== '1.1.1');
    });
    await chargerReferentiels(sql, dossier);
    const retires = await sql`select count(*)::int as n from referentiel_item
      where referentiel = 'BACPRO-GA' and retire_le is not null and (code = '1.1.1' or parent = '1.1.1')`;
    expect(complexites.length + aleas.length).toBeGreaterThan(0);
    expect(retires[0]?.n).toBe(1 + complexites.length + aleas.length);
  });

  test('EVA-1 une marque « non vérifié » levée l’est, les autres restent', async () => {
    const nonVerifies = async () =>
      (await sql`select code from referentiel_item where referentiel = 'BACPRO-GA' and not verifie order by 1`).map(
        (l) => l.code,
      );
    const avant = await nonVerifies();
    expect(avant.length).toBeGreaterThan(0);
    corriger('ga.json', (f) => {
      const c = f.items.find((i) => i.code === '1.1.4')?.complexites?.[0];
      if (c) c.verifie = true;
    });
    await chargerReferentiels(sql, dossier);
    expect(await nonVerifies()).toEqual(avant.filter((c) => c !== '1.1.4-C1'));
    expect(avant).toContain('1.1.4-C1');
  });

  test('PAS-2 une correspondance ou un MEF corrigés le sont, le reste n’est pas réécrit', async () => {
    const avant = await traces();
    const mefs = lireFichier<{ code: string; libelle: string }[]>('mef.json');
    ecrireFichier(
      'mef.json',
      mefs.map((m) => (m.code === '2473000131' ? { ...m, libelle: 'corrigé' } : m)),
    );
    await chargerReferentiels(sql, dossier);
    const apres = await traces();
    expect(apres.mef?.filter((t) => !avant.mef?.includes(t))).toHaveLength(1);
    expect({ ...apres, mef: [] }).toEqual({ ...avant, mef: [] });
    const c = lireFichier<{ liens: unknown[] }>('correspondance-ga-bep-msa.json');
    ecrireFichier('correspondance-ga-bep-msa.json', { ...c, liens: c.liens.slice(1) });
    await chargerReferentiels(sql, dossier);
    const [n] = await sql`select count(*)::int as n from correspondance`;
    expect(n?.n).toBe(c.liens.length - 1);
  });

  test('EVA-1 un fichier fautif ne change rien du tout', async () => {
    const avant = await traces();
    corriger('agora.json', (f) => {
      f.version = 'jamais';
    });
    corriger('transport.json', (f) => {
      const dernier = f.items.at(-1);
      if (dernier) dernier.parent = 'inconnu';
    });
    await expect(chargerReferentiels(sql, dossier)).rejects.toMatchObject({ code: '23503' });
    expect(await traces()).toEqual(avant);
  });
});

describe('MEF', () => {
  test('IMP-7 ceux des formations de CERISE donnent un diplôme et un niveau, variantes locales comprises', async () => {
    const lus = await sql`select code, libelle, niveau, referentiels, code_diplome as "codeDiplome", verifie from mef`;
    const mefs = new Map(lus.map((l) => [String(l.code), l as never]));
    const attendus: Record<string, string> = {
      '24730001310': 'BACPRO-GA 1',
      '24730001320': 'BACPRO-GA 2',
      '24730001330': 'BACPRO-GA 3',
      '24730004310': 'BACPRO-AGORA 1',
      '24730004320': 'BACPRO-AGORA 2',
      '24730004332': 'BACPRO-AGORA 3',
      '24731106320': 'BACPRO-LOGISTIQUE 2',
      '2473110633U': 'BACPRO-LOGISTIQUE 3',
      '24731108330': 'BACPRO-TRANSPORT 3',
      '24731114310': 'BACPRO-OTM 1',
      '24731114330': 'BACPRO-OTM 3',
      '24731116310': 'BACPRO-METIERS-LOGISTIQUE 1',
      '24731116330': 'BACPRO-METIERS-LOGISTIQUE 3',
      '24730003310': 'null 1',
      '24731117320': 'null 2',
      '24131122210': 'null null',
    };
    for (const [code, voulu] of Object.entries(attendus)) {
      const { referentiel, niveau } = rattacher([code], mefs);
      expect([code, `${referentiel} ${niveau}`]).toEqual([code, voulu]);
      expect(niveauDuMef(code, mefs)).toBe(niveau);
    }
    const codes = new Set((await sql`select code from referentiel`).map((l) => l.code));
    for (const l of lus) for (const r of l.referentiels) expect([r, codes.has(r)]).toEqual([r, true]);
  });
});
