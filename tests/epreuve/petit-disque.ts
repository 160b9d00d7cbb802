import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmdirSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Un disque à part, de cette taille, et de quoi le remplir. */
export interface PetitDisque {
  dossier: string;
  /** Le remplit en y laissant au plus tant d'octets. */
  remplir: (reste?: number) => void;
  vider: () => void;
  demonter: () => void;
}

/** Monte un petit disque en mémoire sous `dossier` ; indéfini si cette machine ne le permet pas (Linux, sous root). */
export function unPetitDisque(dossier: string, megaoctets: number): PetitDisque | undefined {
  mkdirSync(dossier, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megaoctets}m,mode=755`, 'griotte-epreuve', dossier], {
      stdio: 'ignore',
    });
  } catch {
    return undefined; // dit par l'appelant
  }
  const lest = join(dossier, 'lest');
  return {
    dossier,
    remplir: (reste = 0) => ecrireJusquAuBout(lest, dossier, reste),
    vider: () => rmSync(lest, { force: true }),
    demonter() {
      execFileSync('umount', ['-l', dossier]);
      rmdirSync(dossier);
    },
  };
}

function ecrireJusquAuBout(lest: string, dossier: string, reste: number): void {
  const { bavail, bsize } = statfsSync(dossier);
  const fichier = openSync(lest, 'a');
  const bloc = Buffer.alloc(65_536, 1);
  try {
    for (let n = bavail * bsize - reste; n > 0; n -= bloc.length) writeSync(fichier, bloc, 0, Math.min(n, bloc.length));
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'ENOSPC') throw e; // plein : c'est ce qu'on veut
  } finally {
    closeSync(fichier);
  }
}
