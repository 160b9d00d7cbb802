import { construireArbre, type NoeudPlat } from '@/lib/referentiels/regles-arbre';
import { plusRecent, type ResultatObtenu } from './regles';
import type { FicheSuivie } from './regles-tableau';

/** Le référentiel du BEP Métiers des services administratifs, certification intermédiaire de la GA. */
export const CODE_BEP = 'BEP-MSA';

/** Une tâche du BEP : les fiches qui s'y rattachent et leurs évaluations de la partie BEP, récentes d'abord. */
export interface TacheBep {
  code: string;
  libelle: string;
  fiches: FicheSuivie[];
  historique: ResultatObtenu[];
}

export interface DominanteBep {
  code: string;
  libelle: string;
  taches: TacheBep[];
  fiches: number;
}

const porteSur = (r: ResultatObtenu, codes: ReadonlySet<string>) =>
  r.referentiel === CODE_BEP && r.items.some((i) => codes.has(i));

/**
 * « Vue BEP » : dominante → tâche. Une fiche rattachée à une compétence du BEP est rangée sous sa tâche ; un
 * résultat reste à la tâche qu'il notait, même si la fiche a depuis changé d'activité.
 */
export function construireVueBep(items: readonly NoeudPlat[], fiches: readonly FicheSuivie[]): DominanteBep[] {
  return construireArbre(items).map((dominante) => {
    const taches = dominante.enfants.map((tache) => {
      const codes = new Set([tache.code, ...tache.enfants.map((e) => e.code)]);
      const siennes = fiches.filter((f) => f.bepReferentiel === CODE_BEP && f.bepItem !== null && codes.has(f.bepItem));
      const historique = fiches.flatMap((f) => f.bep.filter((r) => porteSur(r, codes))).sort(plusRecent);
      return { code: tache.code, libelle: tache.libelle, fiches: siennes, historique };
    });
    const rattachees = taches.reduce((n, t) => n + t.fiches.length, 0);
    return { code: dominante.code, libelle: dominante.libelle, taches, fiches: rattachees };
  });
}
