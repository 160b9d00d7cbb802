import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Lectures } from './plan/types';

const comprimer = promisify(gzip);
const decomprimer = promisify(gunzip);

/** Ce qui a été lu, tel qu'il est gardé dans `import.lecture` jusqu'à l'import : JSON compressé, en base 64. */
export const emballer = async (l: Lectures): Promise<string> =>
  (await comprimer(JSON.stringify(l), { level: 1 })).toString('base64');

export const deballer = async (texte: string): Promise<Lectures> =>
  JSON.parse((await decomprimer(Buffer.from(texte, 'base64'))).toString('utf8')) as Lectures;
