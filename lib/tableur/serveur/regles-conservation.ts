import 'server-only';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Classeur } from '../types';

const comprimer = promisify(gzip);
const decomprimer = promisify(gunzip);

/** Un tableur lu, tel qu'il est gardé dans `depot_tableur.contenu` : compressé, en base 64. */
export const emballer = async (classeur: Classeur): Promise<string> =>
  (await comprimer(JSON.stringify(classeur), { level: 1 })).toString('base64');

export const deballer = async (texte: string): Promise<Classeur> =>
  JSON.parse((await decomprimer(Buffer.from(texte, 'base64'))).toString('utf8')) as Classeur;
