import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type BaseEmbarquee, demarrerBase } from './embedded';
import { lireMarche } from './embedded-dossier';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

test.each([0, 3])('IMP-1 un programme qui emploie la base embarquée garde son code de sortie : %i', (code) => {
  const programme = `await import('./db/embedded.ts'); process.exitCode = ${code};`;
  const { status } = spawnSync(process.execPath, ['--import', tsx, '--input-type=module', '-e', programme]);
  expect(status).toBe(code);
});

describe('La base embarquée', { timeout: 180_000 }, () => {
  let dossier: string;
  const aArreter: BaseEmbarquee[] = [];

  beforeEach(() => {
    dossier = mkdtempSync(join(tmpdir(), 'griotte-embarquee-'));
    chmodSync(dossier, 0o755);
  });
  afterEach(async () => {
    for (const base of aArreter.splice(0)) await base.arreter();
    rmSync(dossier, { recursive: true, force: true });
  });

  const demarrer = async (ou: string) => {
    const base = await demarrerBase(ou);
    aArreter.push(base);
    return base;
  };

  async function interroger(url: string, ordre: string) {
    const sql = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => {} });
    try {
      return await sql.unsafe(ordre);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }

  const enVie = () => lireMarche(join(dossier, 'postgres'));
  /** Le réessaie jusqu'à ce que la base réponde. */
  const repond = (url: string) => vi.waitFor(() => interroger(url, 'select 1'), { timeout: 60_000, interval: 200 });

  test('EXL-1 tombée, elle est relancée à la même adresse, et s’arrête vraiment ensuite', async () => {
    const base = await demarrer(dossier);
    const avant = await enVie();
    if (avant) process.kill(avant.pid, 'SIGKILL');
    await vi.waitFor(async () => expect((await enVie())?.pid).not.toBe(avant?.pid), { timeout: 60_000 });
    await repond(base.url);
    await base.arreter();
    expect(await enVie()).toBeUndefined();
  });

  test('EXL-1 laissée par un processus tué, elle est reprise, et l’arrêt l’arrête', async () => {
    const programme = `import { demarrerBase } from './db/embedded.ts'; await demarrerBase(${JSON.stringify(dossier)}); process.kill(process.pid, 'SIGKILL');`;
    spawnSync(process.execPath, ['--import', tsx, '--input-type=module', '-e', programme]);
    expect(await enVie()).toBeDefined();
    const base = await demarrer(dossier);
    expect(base.lanceur).toBeUndefined();
    await interroger(base.url, 'create table t ()');
    await base.arreter();
    expect(await enVie()).toBeUndefined();
  });

  test('EXL-1 ce qu’un redémarrage laisse, au numéro d’un autre programme, ne l’empêche pas de partir', async () => {
    const premiere = await demarrerBase(dossier);
    const [mort, verrou] = [join(dossier, 'postgres', 'postmaster.pid'), join(dossier, 'demarrage.pid')];
    const laisse = readFileSync(mort, 'utf8').replace(/^\d+/, String(process.pid));
    await premiere.arreter();
    writeFileSync(mort, laisse);
    writeFileSync(verrou, String(process.pid));
    utimesSync(verrou, 1, 1);
    await repond((await demarrer(dossier)).url);
  });

  test('EXL-1 la copie du dossier n’agit jamais sur l’original : refusée s’il tourne, une base à elle sinon', async () => {
    const original = join(dossier, 'original');
    const copie = join(dossier, 'copie');
    const premiere = await demarrerBase(original);
    await interroger(premiere.url, 'create table t as select 1 as n');
    execFileSync('cp', ['-a', original, copie]);
    await expect(demarrerBase(copie)).rejects.toThrow('est la copie d’une base qui tournait');
    await premiere.arreter();
    await expect(demarrerBase(copie)).rejects.toThrow('est la copie d’une base qui tournait');
    rmSync(copie, { recursive: true });
    execFileSync('cp', ['-a', original, copie]);
    const [a, b] = [await demarrer(original), await demarrer(copie)];
    await interroger(b.url, 'insert into t values (2)');
    expect(await interroger(a.url, 'select n from t')).toHaveLength(1);
    expect(await interroger(b.url, 'select n from t')).toHaveLength(2);
  });

  test('EXL-1 de deux lancements simultanés, le second rejoint le premier', async () => {
    const lancer = async () => {
      const programme = `import { demarrerBase } from './db/embedded.ts'; const b = await demarrerBase(${JSON.stringify(dossier)});
        console.log(JSON.stringify(b)); await new Promise((ok) => setTimeout(ok, 5000)); await b.arreter();`;
      const options = ['--import', tsx, '--input-type=module', '-e', programme];
      return JSON.parse((await promisify(execFile)(process.execPath, options)).stdout) as BaseEmbarquee;
    };
    const [a, b] = await Promise.all([lancer(), lancer()]);
    expect(a?.url).toBe(b?.url);
    expect([a?.lanceur, b?.lanceur].filter((pid) => pid === undefined)).toHaveLength(1);
  });

  test('EXL-1 une fiche abîmée ou perdue est refusée clairement', async () => {
    const base = await demarrer(dossier);
    const fiche = join(dossier, 'base.json');
    const bonne = readFileSync(fiche, 'utf8');
    for (const mauvaise of ['', '{', '{"motDePasse":"x"}', '[]']) {
      writeFileSync(fiche, mauvaise);
      await expect(demarrerBase(dossier)).rejects.toThrow('est abîmé');
    }
    writeFileSync(fiche, bonne);
    await repond(base.url);
    await base.arreter();
    rmSync(fiche);
    await expect(demarrerBase(dossier)).rejects.toThrow('manque');
  });
});
