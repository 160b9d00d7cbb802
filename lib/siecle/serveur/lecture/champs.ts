import 'server-only';
import { PERDUE } from '../../regles-noms';
import type { Civilite } from '../../types';

/**
 * Texte d'affichage : signes invisibles et caractères de commande ôtés, blancs réunis en une espace, bords rognés ; `''` si
 * absent. Une commande C1, ou la moitié invisible d'une lettre lue deux fois, n'est que la trace d'une lettre perdue.
 */
export function nettoyer(texte: string | null): string {
  if (texte === null) return '';
  return texte
    .normalize('NFC')
    .replace(/(?<=[ÂÃ])[\u00A0\u00AD]|[\u0080-\u009F]/g, PERDUE)
    .replace(/\p{Cf}+/gu, '')
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Comme `nettoyer`, mais nul plutôt que vide : pour les valeurs facultatives. */
export const facultatif = (texte: string | null): string | null => nettoyer(texte) || null;

/**
 * Date `jj/mm/aaaa` (SIECLE) ou `aaaa-mm-jj` (STSWEB), suivie ou non d'une heure → `aaaa-mm-jj`.
 * Nul si le texte n'est pas une date du calendrier entre 1900 et 2199.
 */
export function dateIso(texte: string | null): string | null {
  const lu = nettoyer(texte);
  const fr = /^(\d{2})\/(\d{2})\/(\d{4})(?: \d{2}:\d{2}:\d{2})?$/.exec(lu);
  const iso = fr ? `${fr[3]}-${fr[2]}-${fr[1]}` : lu;
  if (!/^(?:19|20|21)\d{2}-\d{2}-\d{2}$/.test(iso)) return null;
  const instant = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso) ? iso : null;
}

const COURRIEL =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;

/** Adresse électronique en minuscules ; nul si elle n'a pas la forme `nom@domaine.fr` ou dépasse 254 caractères. */
export function courrielValable(texte: string): string | null {
  const adresse = nettoyer(texte).toLowerCase();
  return adresse.length <= 254 && COURRIEL.test(adresse) ? adresse : null;
}

/** Civilité de STSWEB (1, 2, 3 ; « Mlle » n'est plus employé) ou de SIECLE (`M.`, `MME`). */
export function civilite(texte: string | null): Civilite | null {
  switch (nettoyer(texte).toUpperCase()) {
    case '1':
    case 'M.':
    case 'M':
    case 'MONSIEUR':
      return 'M.';
    case '2':
    case '3':
    case 'MME':
    case 'MLLE':
    case 'MADAME':
    case 'MADEMOISELLE':
      return 'Mme';
    default:
      return null;
  }
}

/** La corbeille que des établissements créent pour leurs anciens élèves n'est pas une division. */
export const estInactifs = (code: string): boolean => code.toLowerCase() === 'inactifs';

/** « NOM Prénom », pour désigner quelqu'un dans une anomalie. */
export const nommerPersonne = (nom: string, prenom: string): string => `${nom} ${prenom}`.trim();
