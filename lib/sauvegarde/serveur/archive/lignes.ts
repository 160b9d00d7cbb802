import 'server-only';
import type { Readable } from 'node:stream';

export type Ligne = (string | null)[];

/** Ce qu'on écrit à la place d'un signe qui couperait la ligne, comme `COPY`. */
const ECHAPPER: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Une ligne au format texte de `COPY`, fin comprise. */
export const ecrireLigne = (ligne: Ligne): string =>
  `${ligne.map((v) => v?.replaceAll(/[\\\n\r\t]/g, (signe) => ECHAPPER[signe] ?? signe) ?? '\\N').join('\t')}\n`;

/** Ce que `COPY … TO` écrit après une barre oblique inverse ; tout autre signe s'y vaut lui-même. */
const ECHAPPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

const valeur = (brute: string): string | null =>
  brute === '\\N' ? null : brute.replaceAll(/\\(.)/g, (_, signe: string) => ECHAPPES[signe] ?? signe);

const lireLigne = (brute: string): Ligne => brute.split('\t').map(valeur);

/** Un lot reste sous cette taille, à une ligne près. En caractères. */
const LOT = 1_000_000;

/** Les lignes d'une table au format texte de `COPY`, par lots qui tiennent en mémoire. */
export async function* lots(source: Readable): AsyncGenerator<Ligne[]> {
  const decodeur = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let reste = '';
  for await (const bloc of source as AsyncIterable<Buffer>) {
    reste += decodeur.decode(bloc, { stream: true });
    if (reste.length < LOT) continue;
    const fin = reste.lastIndexOf('\n');
    if (fin < 0) continue;
    yield reste.slice(0, fin).split('\n').map(lireLigne);
    reste = reste.slice(fin + 1);
  }
  if (reste) yield reste.replace(/\n$/, '').split('\n').map(lireLigne);
}
