import { sansAccents } from '@/lib/nom-fichier';

/** Longueur d'un nom de fichier, sans son extension. */
export const LONGUEUR_NOM = 60;

/** Noms que Windows garde pour ses périphériques, avec ou sans extension. */
const RESERVES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

const PERMIS = /^[A-Za-z0-9 _.()-]+$/;

/**
 * Pourquoi ce nom (sans extension) ne peut pas être celui d'un fichier exporté, ou nul s'il va. Ni accent ni caractère
 * spécial (G 3.15.2), et sûr sous Windows : ni nom réservé, ni point ni espace aux bouts, 60 caractères au plus.
 */
export function fauteDeNom(nom: string): string | null {
  if (nom.trim() === '') return 'Donnez un nom à ce fichier.';
  if (nom.length > LONGUEUR_NOM) return `Pas plus de ${LONGUEUR_NOM} caractères.`;
  if (!PERMIS.test(nom))
    return 'Ni accent ni caractère spécial\u00a0: lettres, chiffres, espace, point, tiret, parenthèses.';
  if (/^[ .]|[ .]$/.test(nom)) return 'Ni espace ni point au début ou à la fin.';
  if (RESERVES.test(nom)) return 'Ce nom est réservé par Windows\u00a0: choisissez-en un autre.';
  return null;
}

const sansBouts = (nom: string) => nom.replace(/^[-. ]+|[-. ]+$/g, '');

/** Le nom proposé pour un titre : « Relance d’un client (août) » → « Relance-d-un-client-aout ». Toujours sans faute. */
export function proposerNom(titre: string): string {
  const ascii = sansAccents(titre).replace(/[^A-Za-z0-9_]+/g, '-');
  const nom = sansBouts(sansBouts(ascii).slice(0, LONGUEUR_NOM));
  if (nom === '') return 'fiche';
  return RESERVES.test(nom) ? `fiche-${nom}` : nom;
}

/** Les mêmes noms, rendus uniques sans égard à la casse : le deuxième « Achats » devient « Achats-2 ». */
export function rendreUniques(noms: readonly string[]): string[] {
  const pris = new Set<string>();
  const voulus = new Set(noms.map((n) => n.toLowerCase()));
  return noms.map((nom) => {
    let essai = nom;
    for (let n = 2; pris.has(essai.toLowerCase()) || (essai !== nom && voulus.has(essai.toLowerCase())); n++) {
      const suffixe = `-${n}`;
      essai = `${sansBouts(nom.slice(0, LONGUEUR_NOM - suffixe.length))}${suffixe}`;
    }
    pris.add(essai.toLowerCase());
    return essai;
  });
}

/** Le nom d'une pièce jointe dans l'archive : celui de l'utilisateur, sans accent ni caractère spécial, extension gardée. */
function nomPiece(nom: string): string {
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(nom)?.[0] ?? '';
  return proposerNom(nom.slice(0, nom.length - extension.length)) + extension.toLowerCase();
}

/** Des noms de pièces d'un même dossier, rendus uniques, extension gardée. */
export function nomsPieces(noms: readonly string[]): string[] {
  const propres = noms.map(nomPiece).map((n) => [n.replace(/\.[^.]*$/, ''), /\.[^.]*$/.exec(n)?.[0] ?? ''] as const);
  const uniques = rendreUniques(propres.map(([corps]) => corps));
  return propres.map(([, extension], rang) => `${uniques[rang]}${extension}`);
}
