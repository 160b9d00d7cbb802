import { aujourdhui, plusMois } from '@/lib/dates';
import {
  construireTableau,
  type Ligne,
  lignesDe,
  type Matiere,
  regleDe,
  type Section,
  type Tableau,
} from './regles-tableau';

/** Où en était l'apprenant à la fin d'un jour. */
export interface Etape {
  jour: string;
  /** Moyenne de ce qui était évalué, de 0 à 100. */
  pourcentage: number | null;
  evalues: number;
  total: number;
  fiches: number;
}

const MOIS_MAX = 48;

/**
 * Le chemin parcouru, mois par mois, du premier résultat à aujourd'hui (quatre ans au plus) : la même arithmétique que
 * le tableau de bord, arrêtée à la fin de chaque mois. Vide tant qu'il n'y a ni fiche ni résultat qui compte.
 */
export function progression(diplome: Parameters<typeof construireTableau>[0], matiere: Matiere): Etape[] {
  const compte = regleDe(diplome.referentiel.famille) === 'dernier' ? matiere.evaluations : [];
  const jours = [...matiere.fiches.map((f) => f.faiteLe), ...compte.map((e) => e.jour)].sort();
  const [premier] = jours;
  if (premier === undefined) return [];
  return finsDeMois(premier, aujourdhui()).map((jour) =>
    etape(jour, construireTableau(diplome, jusqua(matiere, jour))),
  );
}

const etape = (jour: string, { synthese, fiches }: Tableau): Etape => ({ jour, ...synthese, fiches });

/** Le dernier jour de chaque mois, de celui de `debut` à celui de `fin`, ce dernier arrêté à `fin`. */
export function finsDeMois(debut: string, fin: string): string[] {
  const premier = [`${debut.slice(0, 7)}-01`, plusMois(`${fin.slice(0, 7)}-01`, 1 - MOIS_MAX)].sort().at(-1) ?? fin;
  const jours: string[] = [];
  for (let mois = premier; mois <= fin; mois = plusMois(mois, 1)) {
    const dernier = veille(plusMois(mois, 1));
    jours.push(dernier < fin ? dernier : fin);
  }
  return jours;
}

const veille = (jour: string): string =>
  new Date(Date.parse(`${jour}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** Ce qui était là ce jour-là : les fiches déjà faites et les résultats déjà donnés. */
function jusqua(matiere: Matiere, jour: string): Matiere {
  const deja = (r: { jour: string }) => r.jour <= jour;
  return {
    fiches: matiere.fiches
      .filter((f) => f.faiteLe <= jour)
      .map((f) => ({ ...f, bacpro: f.bacpro.filter(deja), bep: f.bep.filter(deja) })),
    evaluations: matiere.evaluations.filter(deja),
  };
}

/** Ce qui n'est pas encore couvert, partie par partie : ni fiche, ni résultat qui compte. */
export const pasCouvert = (sections: readonly Section[]): { section: Section; lignes: Ligne[] }[] =>
  sections
    .map((section) => ({
      section,
      lignes: lignesDe([section]).filter((l) => l.fiches.length === 0 && l.moyenne.pourcentage === null),
    }))
    .filter(({ lignes }) => lignes.length > 0);
