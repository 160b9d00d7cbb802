import 'server-only';
import { setImmediate as rendreLaMain } from 'node:timers/promises';
import { refus } from '../../regles-anomalies';
import type { CodeRefus } from '../../textes';

/** Les octets déposés : d'un bloc, ou au fil de l'envoi (flux Node ou web). */
export type Source = Uint8Array | AsyncIterable<Uint8Array>;

export const MO = 1024 * 1024;

/** Envoi ou XML déployé : 20 000 élèves tiennent en 75 Mo. */
export const OCTETS_MAX = 150 * MO;

const BLOC = 64 * 1024;

async function* morceaux(source: Source): AsyncGenerator<Uint8Array> {
  if (!(source instanceof Uint8Array)) {
    yield* source;
    return;
  }
  for (let debut = 0; debut < source.length; debut += BLOC) {
    if (debut % (16 * BLOC) === 0) await rendreLaMain(); // une longue lecture ne gèle pas le serveur
    yield source.subarray(debut, debut + BLOC);
  }
}

/**
 * Regroupe une source en blocs d'au moins 64 Ko (le dernier est ce qui reste) et en borne le total à `maximum`
 * octets, au-delà desquels elle est refusée sous le code `trop`.
 */
export async function* enBlocs(
  source: Source,
  maximum: number,
  trop: Extract<CodeRefus, 'trop-gros' | 'archive-bombe'>,
): AsyncGenerator<Buffer> {
  let attente: Uint8Array[] = [];
  let enAttente = 0;
  let total = 0;
  for await (const morceau of morceaux(source)) {
    total += morceau.length;
    if (total > maximum) throw refus(trop, { maximum: Math.floor(maximum / MO) });
    attente.push(morceau);
    enAttente += morceau.length;
    if (enAttente < BLOC) continue;
    yield Buffer.concat(attente, enAttente);
    attente = [];
    enAttente = 0;
  }
  if (enAttente > 0) yield Buffer.concat(attente, enAttente);
}
