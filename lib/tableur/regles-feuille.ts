import { simplifier } from '@/lib/recherche-texte';
import { lireDate } from './regles-dates';
import type { Colonne, FeuilleLue, LigneLue } from './types';

/** Une feuille dont on sait où commencent les données. */
export interface FeuilleReperee {
  nom: string;
  /** La ligne d'en-tête ; nulle si la feuille n'en a pas. */
  entete: LigneLue | null;
  colonnes: Colonne[];
  donnees: LigneLue[];
}

const EXEMPLES = 3;
/** Un titre, une date d'édition, une ligne vide : les en-têtes ne sont pas plus loin. */
const ENTETES_CHERCHEES = 30;

/** Un en-tête tel qu'on le compare et qu'on le retient : sans accent, casse ni ponctuation. */
export const plierEntete = (texte: string): string =>
  simplifier(texte)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .slice(0, 120);

const MOTS =
  /\b(nom|noms|prenom|prenoms|naissance|naiss|ne|nee|sexe|genre|civilite|civ|ine|classe|division|groupe|groupes|mail|mel|email|courriel|responsable|resp|parent|pere|mere|tuteur|representant|eleve|apprenant|apprenti|stagiaire|matricule|numero|identifiant|fonction|discipline|matiere|mef|code|libelle|formation|section|lien|entree|sortie|adresse|telephone|tel|portable|regime|statut)\b/;

const ressembleAUneDonnee = (texte: string): boolean => /@|\d{4,}/.test(texte) || lireDate(texte) !== null;

/** Le rang, parmi les lignes lues, de celle d'en-tête : la première où l'on reconnaît le plus de mots. */
function chercherEntete(lignes: readonly LigneLue[]): number {
  let [mieux, note] = [-1, 0];
  for (const [rang, { cellules }] of lignes.slice(0, ENTETES_CHERCHEES).entries()) {
    const pleines = cellules.filter((c) => c !== '');
    if (pleines.some(ressembleAUneDonnee)) continue;
    const reconnues = pleines.filter((c) => c.length <= 60 && MOTS.test(plierEntete(c))).length;
    // Un titre, « Liste des élèves de la classe », n'est qu'une cellule.
    if (reconnues > note && (pleines.length > 1 || lignes[rang + 1]?.cellules.filter(Boolean).length === 1))
      [mieux, note] = [rang, reconnues];
  }
  if (mieux >= 0) return mieux;
  const premiere = lignes[0]?.cellules.filter((c) => c !== '') ?? [];
  const sansChiffre = premiere.length > 1 && !premiere.some((c) => /\d/.test(c) || ressembleAUneDonnee(c));
  return sansChiffre && lignes.slice(1, 5).some((l) => l.cellules.some(ressembleAUneDonnee)) ? 0 : -1;
}

/**
 * Trouve les en-têtes d'une feuille, même sous un titre, et ses colonnes avec leurs premières valeurs ; une colonne sans en-tête
 * ni valeur n'y est pas. Sans en-tête reconnu, toutes les lignes sont des données.
 */
export function reperer(feuille: FeuilleLue): FeuilleReperee {
  const rang = chercherEntete(feuille.lignes);
  const entete = rang < 0 ? null : (feuille.lignes[rang] ?? null);
  const donnees = feuille.lignes.slice(rang + 1);
  const largeur = Math.max(entete?.cellules.length ?? 0, ...donnees.slice(0, 200).map((l) => l.cellules.length));
  const colonnes = Array.from({ length: largeur }, (_, colonne): Colonne => {
    const exemples: string[] = [];
    for (const { cellules } of donnees) {
      const valeur = cellules[colonne];
      if (valeur && exemples.push(valeur.slice(0, 60)) === EXEMPLES) break;
    }
    return { rang: colonne, entete: entete?.cellules[colonne] ?? '', exemples };
  });
  return {
    nom: feuille.nom,
    entete,
    colonnes: colonnes.filter((c) => c.entete !== '' || c.exemples.length > 0),
    donnees,
  };
}

/** « A », « B »… « AA » : le nom que le tableur donne à une colonne. */
export function lettreDe(rang: number): string {
  const reste = String.fromCharCode(65 + (rang % 26));
  return rang < 26 ? reste : lettreDe(Math.floor(rang / 26) - 1) + reste;
}
