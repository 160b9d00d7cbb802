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
