import type { ApprenantListe } from '@/lib/apprenants/regles';
import { type Ligne, lignesDe, type Section, type Tableau } from '@/lib/maitrise/regles-tableau';
import type { FiltreClasse } from './schema';

/** Ce qu'une situation ou une compétence doit atteindre ; indéfini : non demandé (TBC-1 ; G 3.13.2). */
export type Criteres = Pick<FiltreClasse, 'competence' | 'complexites' | 'aleas' | 'fiches'>;

/** Un apprenant et son tableau de bord. */
export interface TableauDe {
  apprenant: ApprenantListe;
  tableau: Tableau;
}

/** Les situations ou compétences d'un apprenant qui répondent aux critères, dans une partie du référentiel. */
export interface Trouve {
  apprenant: ApprenantListe;
  lignes: Ligne[];
}

/** Un pôle, groupe ou bloc, et ceux qui y répondent, par nom. */
export interface PartieFiltree {
  code: string;
  libelle: string;
  /** Nombre de situations ou compétences sur lesquelles porte le filtre. */
  lignes: number;
  trouves: Trouve[];
}

/** Vrai tant qu'aucun critère n'est donné : le tableau reste vide (G 3.13.2). */
export const sansCritere = (c: Criteres): boolean =>
  [c.competence, c.complexites, c.aleas, c.fiches].every((seuil) => seuil === undefined);

const atteint = (valeur: number | null | undefined, seuil: number | undefined): boolean =>
  seuil === undefined || (typeof valeur === 'number' && valeur >= seuil);

/**
 * Vrai si une ligne atteint tous les seuils donnés. Le pourcentage d'une compétence sans complexités est celui de ses
 * compétences inclusives évaluées ; ce qui n'est pas évalué n'atteint aucun seuil de compétence, même nul.
 */
export function repond(ligne: Ligne, c: Criteres): boolean {
  const de = (cle: string) => {
    const barre = ligne.barres.find((b) => b.cle === cle);
    return barre && barre.total > 0 ? barre.pourcentage : null;
  };
  return (
    atteint(ligne.moyenne.pourcentage, c.competence) &&
    atteint(de('complexites'), c.complexites) &&
    atteint(de('aleas'), c.aleas) &&
    atteint(ligne.fiches.length, c.fiches)
  );
}

/** Les lignes d'une section que vise la portée : toutes, celles de la section nommée, ou la seule ligne nommée. */
const lignesVisees = (section: Section, portee: string): Ligne[] =>
  lignesDe([section]).filter((l) => portee === '' || section.code === portee || l.code === portee);

/** Le résultat d'un filtre, partie par partie ; une partie hors de la portée n'y est pas. */
export function filtrerClasse(tableaux: readonly TableauDe[], filtre: Criteres & { portee: string }): PartieFiltree[] {
  const sections = tableaux[0]?.tableau.sections ?? [];
  // Une portée que le diplôme n'a pas vaut tout le référentiel.
  const portee = sections.some((s) => lignesVisees(s, filtre.portee).length > 0) ? filtre.portee : '';
  return sections.flatMap((modele, rang) => {
    const lignes = lignesVisees(modele, portee).length;
    if (lignes === 0) return [];
    const trouves = tableaux.flatMap(({ apprenant, tableau }) => {
      const section = tableau.sections[rang];
      const siennes = section ? lignesVisees(section, portee).filter((l) => repond(l, filtre)) : [];
      return siennes.length > 0 ? [{ apprenant, lignes: siennes }] : [];
    });
    return [{ code: modele.code, libelle: modele.libelle, lignes, trouves }];
  });
}

/** Ceux qui répondent quelque part, une fois chacun. */
export const apprenantsTrouves = (parties: readonly PartieFiltree[]): ApprenantListe[] => [
  ...new Map(parties.flatMap((p) => p.trouves.map((t) => [t.apprenant.id, t.apprenant]))).values(),
];

export const nombreTrouves = (parties: readonly PartieFiltree[]): number => apprenantsTrouves(parties).length;
