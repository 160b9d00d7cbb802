import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refus } from '@/lib/acces/refus';

/** Pose des octets sur le disque, le temps de `faire`. */
export async function surDisque<T>(octets: Uint8Array, faire: (chemin: string, dossier: string) => Promise<T>) {
  const dossier = await mkdtemp(join(tmpdir(), 'griotte-examen-'));
  try {
    const chemin = join(dossier, 'recu');
    await writeFile(chemin, octets);
    return await faire(chemin, dossier);
  } finally {
    await rm(dossier, { recursive: true, force: true });
  }
}

/** Le code d'un refus, ou « accepté » ; toute autre erreur est levée. */
export async function verdict(travail: Promise<unknown>): Promise<string> {
  try {
    await travail;
    return 'accepté';
  } catch (e) {
    if (e instanceof Refus) return e.code;
    throw e;
  }
}
