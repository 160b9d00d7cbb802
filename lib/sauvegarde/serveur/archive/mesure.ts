import 'server-only';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

export interface Mesure {
  octets: number;
  /** Fins de ligne : une par ligne de table, `COPY` écrit autrement celles des textes. */
  lignes: number;
  sha256: string;
}

const FIN_DE_LIGNE = 10;

function compterLignes(bloc: Buffer): number {
  let lignes = 0;
  for (let i = bloc.indexOf(FIN_DE_LIGNE); i >= 0; i = bloc.indexOf(FIN_DE_LIGNE, i + 1)) lignes++;
  return lignes;
}

/** Rend le même flux, et ce qu'on en a vu passer une fois lu jusqu'au bout. */
export function mesurer(source: Readable): { flux: Readable; mesure: () => Mesure } {
  const empreinte = createHash('sha256');
  const vu = { octets: 0, lignes: 0 };
  async function* passer() {
    for await (const bloc of source as AsyncIterable<Buffer>) {
      empreinte.update(bloc);
      vu.octets += bloc.length;
      vu.lignes += compterLignes(bloc);
      yield bloc;
    }
  }
  return {
    flux: Readable.from(passer(), { objectMode: false }),
    mesure: () => ({ ...vu, sha256: empreinte.digest('hex') }),
  };
}
