import sharp from 'sharp';
import { imageEtablissement } from '@/db/schema/parametres';
import { ecrire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { type Degre, parDegre } from '@/lib/degres/regles';
import { type ChoixDegre, degresOrigine } from '@/lib/parametres/regles-degres';
import type { GenreImage } from '@/lib/parametres/regles-limites';
import { enregistrerDegres } from '@/lib/parametres/serveur/mutations';

type Format = 'png' | 'jpeg' | 'webp';

/** Une image d'une seule couleur, telle qu'une personne la déposerait. */
export const uneImage = (
  options: { l?: number; h?: number; format?: Format; couleur?: string } = {},
): Promise<Buffer> =>
  sharp({
    create: { width: options.l ?? 120, height: options.h ?? 60, channels: 3, background: options.couleur ?? '#1b4f9c' },
  })
    .toFormat(options.format ?? 'png')
    .toBuffer();

export const unFichier = (octets: Uint8Array, nom = 'logo.png'): File =>
  new File([new Uint8Array(octets)], nom, { type: 'image/png' });

/** Un logo ou un cachet dans la base, sans passer par le dépôt. */
export async function poserImage(rne: string, genre: GenreImage, png?: Buffer): Promise<Buffer> {
  const octets = png ?? (await uneImage());
  await ecrire(systeme(rne), 'test.image', (tx) =>
    tx
      .insert(imageEtablissement)
      .values({ rne, genre, png: octets, largeur: 120, hauteur: 60 })
      .onConflictDoUpdate({ target: [imageEtablissement.rne, imageEtablissement.genre], set: { png: octets } }),
  );
  return octets;
}

/** Change quelques degrés, et la couleur du deuxième, comme depuis l'écran ; les autres restent ceux du guide. */
export function codifier(
  acteur: Acteur,
  changes: Partial<Record<Degre, Partial<ChoixDegre>>>,
  jaune = false,
): Promise<void> {
  const origine = degresOrigine();
  return enregistrerDegres(acteur, { jaune, degres: parDegre((d) => ({ ...origine[d], ...changes[d] })) });
}
