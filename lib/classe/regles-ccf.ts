import { accorder } from '@/lib/accords';
import type { ApprenantListe } from '@/lib/apprenants/regles';
import { moyenneDesEvalues } from '@/lib/maitrise/regles';
import { type Barre, estPrecision, type Ligne, lignesDe } from '@/lib/maitrise/regles-tableau';
import type { TableauDe } from './regles';
import type { FiltreCcf } from './schema';

/** Une épreuve du diplôme et les parties du référentiel qu'elle évalue. */
export interface Epreuve {
  code: string;
  intitule: string;
  mode: string;
  parties: string[];
}

/** Les clés sous lesquelles un référentiel nomme les parties d'une épreuve. */
const CLES = ['poles', 'groupes', 'blocs', 'dominantes'] as const;

const texte = (valeur: unknown): string => (typeof valeur === 'string' ? valeur : '');

/** Les épreuves d'un référentiel qui portent sur une partie au moins ; les autres n'ont rien à mesurer ici. */
export const lireEpreuves = (brutes: readonly Record<string, unknown>[]): Epreuve[] =>
  brutes.flatMap((e) => {
    const parties = CLES.flatMap((cle) => e[cle] ?? []).filter((c) => typeof c === 'string');
    if (parties.length === 0 || typeof e.code !== 'string') return [];
    return [{ code: e.code, intitule: texte(e.intitule), mode: texte(e.mode), parties }];
  });

/** Où en est un apprenant devant une épreuve, et ce qui lui manque pour les critères donnés. */
export interface Situation {
  apprenant: ApprenantListe;
  /** Situations (GA) ou compétences inclusives évaluées, sur toutes celles de l'épreuve. */
  evaluees: number;
  total: number;
  /** De 0 à 100, entiers. */
  couverture: number;
  maitrise: number | null;
  /** Fiches faites en PFMP qui portent sur l'épreuve. */
  pfmp: number;
  /** Codes de ce qui reste à évaluer : une compétence dont rien ne l'est, sinon ses compétences inclusives. */
  aEvaluer: string[];
  /** Vide : il atteint tous les critères. */
  manques: string[];
}

type Criteres = Pick<FiltreCcf, 'couverture' | 'maitrise' | 'pfmp'>;

/**
 * L'aide à la décision du CCF : pour une épreuve, la part des situations ou compétences inclusives déjà évaluées, leur
 * maîtrise moyenne (les mêmes chiffres que la moyenne d'une partie au tableau de bord), et les fiches de PFMP, devant les
 * critères que l'enseignant se donne. Elle constate ; elle ne décide pas.
 */
export function situerCcf({ apprenant, tableau }: TableauDe, epreuve: Epreuve, c: Criteres): Situation {
  const lignes = lignesDe(tableau.sections.filter((s) => epreuve.parties.includes(s.code)));
  const barres = lignes.flatMap(barresDe);
  const { pourcentage: maitrise, evalues, total } = moyenneDesEvalues(barres.map((b) => b.pourcentage));
  const pfmp = new Set(lignes.flatMap((l) => l.fiches.filter((f) => f.lieu === 'pfmp').map((f) => f.id))).size;
  const couverture = total === 0 ? 0 : Math.floor((100 * evalues) / total);
  const aAtteindre = Math.ceil(((c.couverture ?? 0) * total) / 100);
  const manques = [
    aAtteindre > evalues && `${accorder(aAtteindre - evalues, 'évaluée', 'évaluées')} de plus`,
    c.maitrise !== undefined && (maitrise ?? -1) < c.maitrise && ecartMaitrise(maitrise, c.maitrise),
    c.pfmp !== undefined && pfmp < c.pfmp && accorder(c.pfmp - pfmp, 'fiche en PFMP', 'fiches en PFMP'),
  ].filter((m) => m !== false);
  return { apprenant, evaluees: evalues, total, couverture, maitrise, pfmp, aEvaluer: lignes.flatMap(reste), manques };
}

const barresDe = (l: Ligne): Barre[] => l.barres.filter((b) => !estPrecision(b));

function reste(l: Ligne): string[] {
  const [toutes, vides] = [barresDe(l), barresDe(l).filter((b) => b.pourcentage === null)];
  return vides.length === toutes.length ? [l.code] : vides.flatMap((b) => b.details.map((d) => d.code));
}

const ecartMaitrise = (maitrise: number | null, voulue: number): string =>
  maitrise === null ? 'aucun résultat' : `${voulue - maitrise}\u00a0points de maîtrise`;

/** Vrai tant qu'aucun critère n'est donné : la liste dit où chacun en est, sans rien en conclure. */
export const sansCritereCcf = (c: Criteres): boolean =>
  c.couverture === undefined && c.maitrise === undefined && c.pfmp === undefined;
