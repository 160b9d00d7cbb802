import { adresseDe } from '@/lib/adresses/regles';
import type { SaisieFiche, VersionFiche } from './schema';

/** Début des sujets sous lesquels l'appareil garde une fiche (components/gardien). */
export const GENRE_FICHE = 'fiche:';

export const NOUVELLE = `${GENRE_FICHE}nouvelle`;
const COPIE = `${GENRE_FICHE}copie:`;
/** La fiche qui duplique celle-là, tant qu'elle n'est pas créée. */
export const sujetCopie = (id: string): string => COPIE + id;
export const sujetFiche = (id: string): string => GENRE_FICHE + id;

/** Ce que l'appareil garde d'une fiche. `version` : nulle si elle n'est pas créée. */
export interface SaisieGardee {
  id: string;
  version: VersionFiche | null;
  saisie: SaisieFiche;
  /** L'empreinte d'un envoi dont la réponse n'est pas venue. */
  envoyee: string | null;
}

/** La saisie gardée, complétée des champs que le formulaire n'avait pas encore. */
export const completer = (gardee: SaisieFiche, initiale: SaisieFiche): SaisieFiche => ({
  ...initiale,
  ...gardee,
  textes: { ...initiale.textes, ...gardee.textes },
  bepTextes: { ...initiale.bepTextes, ...gardee.bepTextes },
});

/** Où la reprendre. */
export function adresseReprise(rne: string, sujet: string, { id, version }: SaisieGardee): string {
  if (version) return adresseDe(rne, 'passeport/[id]/modifier', { id });
  return adresseDe(rne, 'passeport/nouvelle', { copie: sujet.startsWith(COPIE) ? sujet.slice(COPIE.length) : '' });
}

/** Comment la nommer à l'apprenant. */
export const nommerFiche = (titre: string): string =>
  titre.trim() ? `Fiche «\u00a0${titre.trim()}\u00a0»` : 'Fiche sans titre';
