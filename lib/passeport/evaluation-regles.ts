import type { EtatFiche } from '@/db/schema/passeport';
import { aujourdhui, jourDe, plusMois } from '@/lib/dates';
import { MOIS_CORBEILLE } from './regles';

export type { EtatFiche };
export type Partie = 'bacpro' | 'bep';

type FicheEcrite = Omit<EtatFiche, 'textes'> & Record<'textes' | 'bepTextes', Record<string, string>>;

/** Ce que l'apprenant a écrit et qu'une partie juge : le haut de la fiche et les textes de cette partie. */
export const etatDe = (f: FicheEcrite, partie: Partie): EtatFiche => ({
  titre: f.titre,
  faiteLe: f.faiteLe,
  lieu: f.lieu,
  organisation: f.organisation,
  textes: partie === 'bep' ? f.bepTextes : f.textes,
});

/** Dernier jour où une fiche mise à la corbeille se récupère, `aaaa-mm-jj`. */
export const finCorbeille = (corbeilleLe: Date): string => plusMois(jourDe(corbeilleLe), MOIS_CORBEILLE);

/** Jours qui restent pour la reprendre, celui d'aujourd'hui compris ; jamais moins d'un tant qu'elle se montre. */
export function joursRestants(corbeilleLe: Date, jour = aujourdhui()): number {
  const ecart = Date.parse(finCorbeille(corbeilleLe)) - Date.parse(jour);
  return Math.max(1, Math.round(ecart / 86_400_000) + 1);
}
