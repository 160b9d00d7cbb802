import { disposition } from './regles';

const TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Un document que Griotte vient de composer, à enregistrer sous « nom.extension » ; jamais gardé par un cache partagé. */
export const telechargement = (octets: Uint8Array<ArrayBuffer>, nom: string, extension: keyof typeof TYPES): Response =>
  new Response(octets, {
    headers: {
      'content-type': TYPES[extension],
      'content-length': String(octets.byteLength),
      'content-disposition': disposition(`${nom.slice(0, 100)}.${extension}`),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
