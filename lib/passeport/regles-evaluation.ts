import type { EtatFiche } from '@/db/schema/passeport';
import { aujourdhui, formaterJour, jourDe, plusMois } from '@/lib/dates';
import { MOIS_CORBEILLE, type Partie } from './regles';

export type { EtatFiche };

type FicheEcrite = Pick<EtatFiche, 'titre' | 'faiteLe' | 'lieu' | 'organisation'> &
  Record<'textes' | 'bepTextes', Record<string, string>> &
  Record<'pfmpDebutLe' | 'pfmpFinLe', string | null>;

/** Ce qui est joint à une fiche : des fichiers, par leur nom, et des liens. */
export interface Jointes {
  fichiers: readonly { partie: Partie; nom: string }[];
  liens: readonly { partie: Partie; url: string; libelle: string }[];
}

/** Ce que l'apprenant a écrit et joint, et qu'une partie juge : le haut de la fiche, les textes et pièces de cette partie. */
export function etatDe(f: FicheEcrite, { fichiers, liens }: Jointes, partie: Partie): EtatFiche {
  const de = <P extends { partie: Partie }>(pieces: readonly P[]) => pieces.filter((p) => p.partie === partie);
  return {
    titre: f.titre,
    faiteLe: f.faiteLe,
    lieu: f.lieu,
    organisation: f.organisation,
    pfmp: [f.pfmpDebutLe, f.pfmpFinLe].filter((d) => d !== null),
    textes: partie === 'bep' ? f.bepTextes : f.textes,
    pieces: [
      ...de(fichiers).map((p) => p.nom),
      ...de(liens).map((l) => (l.libelle ? `${l.libelle} (${l.url})` : l.url)),
    ],
  };
}

/** Dernier jour où une fiche mise à la corbeille se récupère, `aaaa-mm-jj`. */
export const finCorbeille = (corbeilleLe: Date): string => plusMois(jourDe(corbeilleLe), MOIS_CORBEILLE);

/** Jours qui restent pour la reprendre, celui d'aujourd'hui compris ; jamais moins d'un tant qu'elle se montre. */
export function joursRestants(corbeilleLe: Date, jour = aujourdhui()): number {
  const ecart = Date.parse(finCorbeille(corbeilleLe)) - Date.parse(jour);
  return Math.max(1, Math.round(ecart / 86_400_000) + 1);
}

/** Le temps qui reste pour reprendre une fiche : « Encore 12 jours pour la réactiver (jusqu’au 14/07/2026) ». */
export function direReste(corbeilleLe: Date): string {
  const reste = joursRestants(corbeilleLe);
  const temps = reste > 1 ? `Encore ${reste} jours` : 'Dernier jour';
  return `${temps} pour la réactiver (jusqu’au ${formaterJour(finCorbeille(corbeilleLe))})`;
}
