import { open } from 'node:fs/promises';
import { Refus } from '@/lib/acces/refus';
import { extensionDe, extensionsAdmises } from './limites';
import type { Examiner } from './mutations';

type Genre = 'pdf' | 'zip';

const TYPES: Record<Genre, string> = { pdf: 'application/pdf', zip: 'application/zip' };

/** Assez pour reconnaître chaque genre. */
const DEBUT = 16;

async function lireDebut(chemin: string): Promise<Buffer> {
  const fichier = await open(chemin);
  try {
    const { buffer, bytesRead } = await fichier.read(Buffer.alloc(DEBUT), 0, DEBUT, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await fichier.close();
  }
}

const debutePar = (octets: Buffer, signe: string) =>
  octets.subarray(0, signe.length).equals(Buffer.from(signe, 'latin1'));

/** Le genre d'un fichier d'après ses premiers octets, jamais d'après son nom ; nul s'il n'est pas admis. */
function genreDe(debut: Buffer): Genre | null {
  if (debutePar(debut, '%PDF-')) return 'pdf';
  return debutePar(debut, 'PK\x03\x04') ? 'zip' : null;
}

/**
 * Contrôle un fichier reçu : un PDF ou un zip d'après son contenu, et d'après son nom s'il a une extension. Le nom
 * gardé porte la bonne extension. Refus : `fichier-format`, `fichier-nom`.
 */
export const examinerPiece: Examiner = async ({ chemin, nom, octets }) => {
  const genre = genreDe(await lireDebut(chemin));
  const extension = extensionDe(nom);
  if (!genre || (extension && !extensionsAdmises(false).includes(extension))) throw refusFormat();
  if (extension && extension !== genre) throw new Refus('fichier-nom');
  return { chemin, octets, nom: extension ? nom : `${nom}.${genre}`, type: TYPES[genre] };
};

const refusFormat = () =>
  new Refus('fichier-format', {
    detail: 'Déposez un PDF ou un zip : enregistrez le document en PDF, ou mettez-le dans un dossier compressé.',
  });
