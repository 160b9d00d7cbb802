import type { EtatFiche } from '@/db/schema/passeport';

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
