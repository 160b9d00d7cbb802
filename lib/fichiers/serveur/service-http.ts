import 'server-only';
import { Readable } from 'node:stream';
import { Refus } from '@/lib/acces/refus';
import { disposition } from '@/lib/nom-fichier';
import type { Envoi } from './mutations-pieces';
import type { FichierLu } from './queries';

/** L'envoi d'un fichier : le corps est ses octets, tels quels ; `x-nom-fichier`, son nom, codé comme dans une adresse. */
export function lireEnvoi(requete: Request): Envoi {
  const longueur = requete.headers.get('content-length');
  const nom = decoder(requete.headers.get('x-nom-fichier') ?? '');
  if (!requete.body) throw new Refus('fichier-vide');
  return { nom, flux: requete.body, ...(longueur !== null && { annonces: Number(longueur) }) };
}

function decoder(nom: string): string {
  try {
    return decodeURIComponent(nom);
  } catch {
    return '';
  }
}

/** Les types que l'application rend tels quels ; un autre part en octets sans nom. */
const TYPES_SURS = ['application/pdf', 'application/zip'];

/** Un fichier à enregistrer : jamais affiché dans le site, ni gardé par un cache partagé. */
export const telechargerFichier = ({ nom, type, octets, flux }: FichierLu): Response =>
  new Response(Readable.toWeb(flux) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': TYPES_SURS.includes(type) ? type : 'application/octet-stream',
      'content-length': String(octets),
      'content-disposition': disposition(nom),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
