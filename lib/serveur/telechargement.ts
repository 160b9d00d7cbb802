import 'server-only';
import { extname } from 'node:path';
import { disposition } from '@/lib/nom-fichier';

const TYPES: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * Un document que Griotte compose, entier ou au fil de l'eau, à enregistrer sous ce nom ; l'extension dit son type. Jamais
 * gardé par un cache partagé.
 */
export const telechargement = (corps: BodyInit, nom: string): Response =>
  new Response(corps, {
    headers: {
      'content-type': TYPES[extname(nom)] ?? 'application/octet-stream',
      ...(corps instanceof Uint8Array && { 'content-length': String(corps.byteLength) }),
      'content-disposition': disposition(nom),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
