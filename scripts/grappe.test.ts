import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { portLibre } from '@/db/embedded';
import { definirEnv } from '@/lib/env';
import { type Grappe, lancerGrappe, nombreDeProcessus } from './grappe';

const SERVEUR = `
const { createServer } = require('node:http');
const [port] = process.argv.slice(2);
if (port === 'panne') throw new Error('Base injoignable');
createServer((_, reponse) => {
  reponse.end(JSON.stringify({ pid: process.pid, travaille: process.env.GRIOTTE_TRAVAILLEUR !== 'non' }));
}).listen(Number(port));
`;

interface Reponse {
  pid: number;
  travaille: boolean;
}

let dossier: string;
let port: number;
let grappe: Grappe | undefined;
let dit = '';

beforeAll(async () => {
  port = await portLibre();
  dossier = await mkdtemp(join(tmpdir(), 'griotte-grappe-'));
  await writeFile(join(dossier, 'serveur.cjs'), SERVEUR);
});
afterAll(() => rm(dossier, { recursive: true }));
afterEach(async () => {
  grappe?.arreter('SIGKILL');
  await grappe?.fin;
});

const lancer = (argument: string, nombre: number, essai?: number) => {
  dit = '';
  const ecouter = (flux: Readable | null) => void flux?.on('data', (bloc) => (dit += bloc));
  const environnement = { ...process.env, GRIOTTE_TRAVAILLEUR: '' };
  grappe = lancerGrappe(
    { fichier: join(dossier, 'serveur.cjs'), arguments: [argument], environnement, ecouter },
    nombre,
    essai,
  );
  return grappe;
};

/** Une demande sur une connexion neuve : elle va au processus dont c'est le tour, et se perd s'il tombe à l'instant. */
const demander = () =>
  new Promise<Reponse>((ok, echouer) => {
    get({ port, agent: new Agent(), signal: AbortSignal.timeout(500) }, (reponse) => {
      let corps = '';
      reponse.on('data', (bloc) => (corps += bloc));
      reponse.on('end', () => ok(JSON.parse(corps)));
    }).on('error', echouer);
  });

/** Qui répond à vingt demandes de suite, et s'il fait les travaux de fond. */
async function releve(): Promise<Map<number, boolean>> {
  const vus = new Map<number, boolean>();
  for (let n = 0; n < 20; n++) {
    const { pid, travaille } = await demander();
    vus.set(pid, travaille);
  }
  return vus;
}

const bientot = <T>(lire: () => Promise<T>) => vi.waitFor(lire, { timeout: 10_000, interval: 20 });

const aPlusieurs = (nombre: number) =>
  bientot(async () => {
    const vus = await releve();
    expect(vus.size).toBe(nombre);
    return vus;
  });

test('EVA-2 deux processus servent le même port, un seul fait les travaux de fond', async () => {
  const { fin, arreter } = lancer(String(port), 2);
  const vus = await aPlusieurs(2);
  expect([...vus.values()].sort()).toEqual([false, true]);
  arreter('SIGTERM');
  expect(await fin).toBe(0);
  await expect(demander()).rejects.toThrow('ECONNREFUSED');
});

test('EVA-2 le processus qui tombe est remplacé, et son travail avec lui', async () => {
  lancer(String(port), 2, 0);
  const avant = await aPlusieurs(2);
  for (const pid of avant.keys()) process.kill(pid, 'SIGKILL');
  const apres = await aPlusieurs(2);
  expect([...apres.keys()].filter((pid) => avant.has(pid))).toEqual([]);
  expect([...apres.values()].sort()).toEqual([false, true]);
});

test('EVA-2 un processus tué aussitôt parti est remplacé, et les autres servent toujours', async () => {
  const { fin, arreter } = lancer(String(port), 2);
  const avant = await aPlusieurs(2);
  const [travailleur] = [...avant].flatMap(([pid, travaille]) => (travaille ? [pid] : []));
  process.kill(travailleur ?? 0, 'SIGKILL');
  const apres = await aPlusieurs(2);
  expect(apres.has(travailleur ?? 0)).toBe(false);
  expect([...apres.values()].sort()).toEqual([false, true]);
  for (const pid of apres.keys()) process.kill(pid, 'SIGKILL');
  arreter('SIGTERM');
  expect(await fin).toBe(0);
});

test('EVA-2 un serveur qui ne démarre pas s’arrête avec son code, et dit pourquoi', async () => {
  expect(await lancer('panne', 2).fin).toBe(1);
  expect(dit).toContain('Base injoignable');
});

test('EVA-2 GRIOTTE_PROCESSUS fixe le nombre de processus ; sans elle, un par cœur, quatre au plus', () => {
  definirEnv({ GRIOTTE_PROCESSUS: '7' });
  expect(nombreDeProcessus()).toBe(7);
  definirEnv({ GRIOTTE_PROCESSUS: '' });
  expect(nombreDeProcessus()).toBe(Math.min(availableParallelism(), 4));
  definirEnv({ GRIOTTE_PROCESSUS: '0' });
  expect(nombreDeProcessus).toThrow(/GRIOTTE_PROCESSUS/);
  definirEnv({ GRIOTTE_PROCESSUS: '' });
});
