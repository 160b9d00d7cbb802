import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Refus } from '@/lib/acces/refus';
import { definirEnv } from '@/lib/env';
import { verdict } from '@/tests/fabriques/examen';
import { avecTampon, type Reception, recevoir } from './import-tampon';

let donnees: string;
beforeEach(async () => {
  donnees = await mkdtemp(join(tmpdir(), 'griotte-tampon-'));
  definirEnv({ GRIOTTE_DONNEES: donnees });
});
afterEach(() => rm(donnees, { recursive: true, force: true }));

const passage = () => readdir(join(donnees, 'depots'));

describe('Le dossier de passage', () => {
  test('ABO-4 disparaît avec le dépôt, réussi ou non', async () => {
    expect(
      await avecTampon(async (dossier) => {
        await writeFile(join(dossier, 'recu'), 'a');
        return (await passage()).length;
      }),
    ).toBe(1);
    await expect(avecTampon(() => Promise.reject(new Error('panne')))).rejects.toThrow('panne');
    expect(await passage()).toEqual([]);
  });

  test('ABO-4 ce qu’un arrêt brutal a laissé s’efface au premier dépôt, pas ce qui est en cours', async () => {
    const vieux = join(donnees, 'depots', 'depot-vieux');
    await mkdir(vieux, { recursive: true });
    await mkdir(join(donnees, 'depots', 'depot-en-cours'));
    const hier = new Date(Date.now() - 24 * 3_600_000);
    await utimes(vieux, hier, hier);
    await avecTampon(async () => {});
    expect(await passage()).toEqual(['depot-en-cours']);
  });
});

describe('Recevoir un envoi', () => {
  const refus = new Refus('fichier-trop-gros');
  const envoi = (texte: string, reste: Partial<Reception> = {}) =>
    avecTampon((dossier) =>
      verdict(
        recevoir(join(dossier, 'recu'), { flux: Readable.from([Buffer.from(texte)]), limite: 10, refus, ...reste }),
      ),
    );

  test('ABO-4 entier, trop gros, vide, ou plus court qu’annoncé', async () => {
    expect(await envoi('dix octets')).toBe('accepté');
    expect(await envoi('onze octets')).toBe('fichier-trop-gros');
    expect(await envoi('a', { annonces: 11 })).toBe('fichier-trop-gros');
    expect(await envoi('', { annonces: 0 })).toBe('fichier-vide');
    expect(await envoi('cinq', { annonces: 5 })).toBe('envoi-interrompu');
  });

  test('ABO-4 ce qui arrive comme annoncé est gardé tel quel, et compté à l’octet, jusqu’à la limite', async () => {
    await avecTampon(async (dossier) => {
      const chemin = join(dossier, 'recu');
      const flux = Readable.from([Buffer.from('dix '), Buffer.from('octets')]);
      expect(await recevoir(chemin, { flux, annonces: 10, limite: 10, refus })).toBe(10);
      expect(await readFile(chemin, 'utf8')).toBe('dix octets');
    });
  });

  test('ABO-4 un flux qui casse est un envoi interrompu', async () => {
    async function* casse() {
      yield Buffer.from('cinq');
      throw new Error('ECONNRESET');
    }
    expect(await envoi('', { flux: casse() })).toBe('envoi-interrompu');
  });
});
