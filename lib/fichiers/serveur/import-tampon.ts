import 'server-only';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refus } from '@/lib/acces/refus';
import { consigner } from '@/lib/acces/serveur/erreurs';
import { env } from '@/lib/env';

/** Au-delà, un dossier de passage est celui d'un processus qui s'est arrêté sans l'effacer. */
const ABANDON_MS = 6 * 3_600_000;

let balayee: string | undefined;

/** Sur le disque des données, où il y a de la place ; sinon (S3, sans disque à soi) dans le dossier temporaire. */
const racineTampon = (): string =>
  env().S3_BUCKET ? join(tmpdir(), 'griotte-depots') : resolve(env().GRIOTTE_DONNEES, 'depots');

/** Un dossier de passage, le temps d'un dépôt : il disparaît avec ce qu'il contient, quoi qu'il arrive. */
export async function avecTampon<T>(faire: (dossier: string) => Promise<T>): Promise<T> {
  const racine = racineTampon();
  await mkdir(racine, { recursive: true, mode: 0o700 });
  if (balayee !== racine) {
    balayee = racine;
    await balayer(racine).catch((e: unknown) => consigner(e, 'fichiers : dossier de passage'));
  }
  const dossier = await mkdtemp(join(racine, 'depot-'));
  try {
    return await faire(dossier);
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
}

/** Efface ce qu'un arrêt brutal a laissé. */
async function balayer(racine: string): Promise<void> {
  for (const nom of await readdir(racine)) {
    const { mtimeMs } = await stat(join(racine, nom));
    if (mtimeMs < Date.now() - ABANDON_MS) await rm(join(racine, nom), { recursive: true, force: true });
  }
}

export interface Reception {
  /** Un flux de Node ou du Web. */
  flux: AsyncIterable<Uint8Array>;
  /** Octets annoncés : moins, et l'envoi s'est coupé. */
  annonces?: number;
  /** Octets admis, et le refus de ce qui les dépasse. */
  limite: number;
  refus: Refus;
}

/** Reçoit un flux dans `chemin`, en comptant ses octets. Refus : `refus`, `envoi-interrompu`, `fichier-vide`. */
export async function recevoir(chemin: string, { flux, annonces, limite, refus }: Reception): Promise<number> {
  if (annonces !== undefined && annonces > limite) throw refus;
  let octets = 0;
  async function* compter() {
    try {
      for await (const morceau of flux) {
        octets += morceau.length;
        if (octets > limite) throw refus;
        yield morceau;
      }
    } catch (e) {
      throw e === refus ? e : new Refus('envoi-interrompu');
    }
    if (annonces !== undefined && octets < annonces) throw new Refus('envoi-interrompu');
    if (octets === 0) throw new Refus('fichier-vide');
  }
  await pipeline(Readable.from(compter(), { objectMode: false }), createWriteStream(chemin));
  return octets;
}
