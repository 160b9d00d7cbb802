export const LONGUEUR_TITRE = 200;
export const LONGUEUR_COMMENTAIRE = 2000;

export interface Niveau {
  valeur: 1 | 2 | 3;
  libelle: string;
  code: string;
}

/** Les trois années du baccalauréat professionnel (G 3.8.1) : une évaluation vise l'une d'elles, pas une classe. */
export const NIVEAUX: readonly Niveau[] = [
  { valeur: 1, libelle: 'Seconde', code: '1BPRO3' },
  { valeur: 2, libelle: 'Première', code: '2BPRO3' },
  { valeur: 3, libelle: 'Terminale', code: '3BPRO3' },
];

/** 3 → « Terminale ». */
export const libelleNiveau = (niveau: number): string =>
  NIVEAUX.find((n) => n.valeur === niveau)?.libelle ?? `Niveau ${niveau}`;

export interface Position {
  ligne: number;
  colonne: number;
}

/**
 * La case où mène une touche dans une grille de `lignes` × `colonnes` ; `null` si la touche ne déplace pas, ou s'il n'y
 * a plus de case de ce côté. Les flèches vont jusqu'aux titres (rang -1). Tab suit la lecture, Entrée descend puis
 * reprend en haut de la colonne suivante.
 */
export function deplacement(
  touche: { key: string; shiftKey: boolean; ctrlKey: boolean },
  { ligne, colonne }: Position,
  taille: { lignes: number; colonnes: number },
): Position | null {
  const fin = { ligne: taille.lignes - 1, colonne: taille.colonnes - 1 };
  const cases = taille.lignes * taille.colonnes;
  const pas = touche.shiftKey ? -1 : 1;
  const lecture = ligne * taille.colonnes + colonne + pas;
  const descente = colonne * taille.lignes + ligne + pas;
  const dedans = (n: number) => n >= 0 && n < cases;
  switch (touche.key) {
    case 'ArrowUp':
      return ligne > 0 || (ligne === 0 && colonne >= 0) ? { ligne: ligne - 1, colonne } : null;
    case 'ArrowDown':
      return ligne < fin.ligne ? { ligne: ligne + 1, colonne } : null;
    case 'ArrowLeft':
      return colonne > 0 || (colonne === 0 && ligne >= 0) ? { ligne, colonne: colonne - 1 } : null;
    case 'ArrowRight':
      return colonne < fin.colonne ? { ligne, colonne: colonne + 1 } : null;
    case 'Home':
      return { ligne: touche.ctrlKey ? 0 : ligne, colonne: 0 };
    case 'End':
      return { ligne: touche.ctrlKey ? fin.ligne : ligne, colonne: fin.colonne };
    case 'Tab':
      return dedans(lecture)
        ? { ligne: Math.floor(lecture / taille.colonnes), colonne: lecture % taille.colonnes }
        : null;
    case 'Enter':
      return dedans(descente)
        ? { ligne: descente % taille.lignes, colonne: Math.floor(descente / taille.lignes) }
        : null;
    default:
      return null;
  }
}

/**
 * Ce que le filtre « date » d'une liste cherche : les nombres saisis, dans l'une ou l'autre écriture du jour (G 3.8.3).
 * `11 2026` → `11/2026` dans `jj/mm/aaaa` ; `1411` → aussi dans `jjmmaaaa`. Vide sans chiffre : rien n'est filtré.
 */
export function motifsDate(saisie: string): { forme: 'DD/MM/YYYY' | 'DDMMYYYY'; motif: string }[] {
  const nombres = saisie.match(/\d+/g) ?? [];
  const [seul] = nombres;
  if (seul === undefined) return [];
  if (nombres.length > 1) return [{ forme: 'DD/MM/YYYY', motif: nombres.join('/') }];
  return (['DD/MM/YYYY', 'DDMMYYYY'] as const).map((forme) => ({ forme, motif: seul }));
}

/** Vrai si ce jour peut dater une évaluation de cette année scolaire : d'août à juillet, ou jusqu'à aujourd'hui. */
export function jourDansAnnee(jour: string, annee: number, aujourdhui: string): boolean {
  const fin = `${annee + 1}-07-31`;
  return jour >= `${annee}-08-01` && jour <= (aujourdhui > fin ? aujourdhui : fin);
}

/** « 12 résultats », « 1 résultat et 2 commentaires » : ce qu'un retrait ferait perdre. */
export function direPertes(resultats: number, commentaires: number): string {
  const dire = (n: number, nom: string) => (n === 0 ? [] : [`${n} ${nom}${n > 1 ? 's' : ''}`]);
  return [...dire(resultats, 'résultat'), ...dire(commentaires, 'commentaire')].join(' et ');
}
