import { DEGRES } from '@/lib/degres/regles';
import type { Reglages } from '@/lib/parametres/serveur/queries';
import { type ItemEvaluable, NATURES, parSituation } from '@/lib/referentiels/regles-items';

/** Une colonne à remplir : un item, une complexité ou un aléa. */
export interface ColonneGrille {
  code: string;
  libelle: string;
}

/** Les colonnes d'une même situation (GA) ; `titre` nul quand rien n'est à regrouper. */
export interface GroupeColonnes {
  titre: string | null;
  colonnes: ColonneGrille[];
}

/** Une grille à remplir, sur papier ou dans un tableur : noms en lignes, items en colonnes, cases vides. */
export interface GrilleVierge {
  /** Nom de l'onglet : la classe, ou l'évaluation. */
  onglet: string;
  titre: string;
  /** Diplôme, niveau, classe, date, auteur : ce qui tient sur la ligne sous le titre. */
  precisions: string[];
  groupes: GroupeColonnes[];
  /** « NOM Prénom », par ordre alphabétique. Aucun : des lignes vides, à compléter à la main. */
  noms: string[];
  /** Titre de la dernière colonne, large : « Commentaire » ou « Observations ». */
  remarque: string;
  /** Un intitulé au moins n'a pas été vérifié sur le texte officiel : la réserve s'écrit. */
  reserve: boolean;
  reglages: Reglages;
}

/** Les lignes d'une grille sans noms : une classe entière. */
export const LIGNES_VIDES = 24;

const enColonne = ({ code, nature, verifie }: ItemEvaluable, libelle: string): ColonneGrille => ({
  code,
  libelle: `${NATURES[nature]}${libelle}${verifie ? '' : '\u00a0*'}`,
});

/**
 * Les items d'une évaluation ou d'un scénario, en colonnes dans l'ordre choisi. Dès qu'il y a une complexité ou un aléa
 * (GA), chaque situation coiffe ses colonnes, et la sienne propre dit sa compétence.
 */
export function enColonnes(items: readonly ItemEvaluable[]): GroupeColonnes[] {
  if (items.every((i) => i.nature === 'item'))
    return [{ titre: null, colonnes: items.map((i) => enColonne(i, i.libelle)) }];
  const libelles = new Map(items.map((i) => [i.code, i.libelle]));
  return parSituation(items).map(({ situation, items: siens }) => ({
    titre: intitule(situation, libelles.get(situation)),
    colonnes: siens.map((i) => enColonne(i, i.competence ?? i.libelle)),
  }));
}

const intitule = (code: string, libelle: string | undefined) => (libelle ? `${code} ${libelle}` : code);

/** La légende des degrés, dans l'ordre du guide, avec les codes et les noms de l'établissement. */
export const legende = ({ degres }: Reglages): { code: string; libelle: string }[] =>
  DEGRES.map((d) => ({ code: degres[d].code, libelle: degres[d].libelle }));
