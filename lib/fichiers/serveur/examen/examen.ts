import 'server-only';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refus } from '@/lib/acces/refus';
import { aujourdhui } from '@/lib/dates';
import { nettoyerNom } from '@/lib/nom-fichier';
import { extensionDe, nomAdmis, PHOTOS } from '../../regles-limites';
import type { Examiner } from '../mutations';
import { examinerPdf } from './examen-pdf';
import { examinerZip } from './examen-zip';
import { pageDePhoto, reduirePhoto } from './photo';

type Genre = 'pdf' | 'zip' | 'photo' | 'heic';

/** Les premiers octets de chaque genre. */
const SIGNES: readonly [Genre, ...string[]][] = [
  ['pdf', '%PDF-'],
  ['zip', 'PK\x03\x04', 'PK\x05\x06'],
  ['photo', '\xff\xd8\xff', '\x89PNG\r\n\x1a\n'],
];
/** Un HEIC commence par une boîte « ftyp », qui nomme sa marque. */
const MARQUES_HEIC = ['heic', 'heix', 'hevc', 'hevx', 'mif1', 'msf1'];

function genreDe(debut: string): Genre | undefined {
  if (debut.startsWith('ftyp', 4) && MARQUES_HEIC.includes(debut.slice(8, 12))) return 'heic';
  return SIGNES.find(([, ...signes]) => signes.some((s) => debut.startsWith(s)))?.[0];
}

/** Assez pour reconnaître chaque genre. */
const DEBUT = 16;

async function lireDebut(chemin: string): Promise<string> {
  const fichier = await open(chemin);
  try {
    const { buffer, bytesRead } = await fichier.read(Buffer.alloc(DEBUT), 0, DEBUT, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await fichier.close();
  }
}

/** Le genre d'un fichier d'après ses premiers octets. Refus : `fichier-format`, `fichier-nom` si son nom en dit un autre. */
function reconnaitre(debut: string, nom: string, photos: boolean): Genre {
  const genre = genreDe(debut);
  const document = genre === 'pdf' || genre === 'zip';
  if (!genre || !(document || photos) || !nomAdmis(nom, photos)) throw refusFormat(photos);
  const extension = extensionDe(nom);
  // Des téléphones nomment « .jpg » un HEIC ou un PNG : entre photos, le contenu suffit.
  const siennes = document ? [genre] : PHOTOS;
  if (extension && !siennes.includes(extension)) throw new Refus('fichier-nom');
  return genre;
}

/**
 * De quoi contrôler un fichier reçu, d'après son contenu : un PDF, un zip, et si `photos` un JPEG, un PNG ou un HEIC,
 * dont on garde une page PDF. Le nom gardé porte la bonne extension. Refus : `fichier-format`, `fichier-nom`, ceux
 * d'`examinerPdf`, d'`examinerZip` et de `reduirePhoto`.
 */
export const examinateur =
  (photos: boolean): Examiner =>
  async ({ dossier, chemin, octets, ...recu }) => {
    const nom = nettoyerNom(recu.nom);
    const genre = reconnaitre(await lireDebut(chemin), nom, photos);
    if (genre === 'photo' || genre === 'heic') return enPdf(dossier, chemin, nom, genre === 'heic');
    if (genre === 'pdf') await examinerPdf(chemin, octets);
    else await examinerZip(chemin, dossier);
    return { chemin, octets, nom: extensionDe(nom) ? nom : `${nom}.${genre}`, type: `application/${genre}` };
  };

async function enPdf(dossier: string, chemin: string, nom: string, heic: boolean) {
  const page = pageDePhoto(await reduirePhoto(chemin, heic));
  const rendu = join(dossier, 'photo.pdf');
  await writeFile(rendu, page);
  return { chemin: rendu, octets: page.length, nom: nommerPhoto(nom), type: 'application/pdf' };
}

/** Un appareil nomme « image.jpg » tout ce qu'il prend : le jour dit mieux ce que c'est. */
function nommerPhoto(nom: string): string {
  const corps = nom.trim().replace(/\.[\p{L}\p{N}]{1,10}$/u, '');
  return /^(?:image|photo|img)?$/i.test(corps) ? `photo-${aujourdhui()}.pdf` : `${corps}.pdf`;
}

const refusFormat = (photos: boolean) =>
  new Refus('fichier-format', {
    detail: `Déposez un PDF${photos ? ', un zip ou une photo (JPEG, PNG, HEIC)' : ' ou un zip'}.`,
  });
