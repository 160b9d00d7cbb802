import { nombresDe } from '@/lib/recherche-date';

export const LONGUEUR_TITRE = 200;
export const LONGUEUR_COMMENTAIRE = 2000;

/**
 * Ce que le filtre « date » d'une liste cherche : les nombres saisis, dans l'une ou l'autre écriture du jour (G 3.8.3).
 * `11 2026` → `11/2026` dans `jj/mm/aaaa` ; `1411` → aussi dans `jjmmaaaa`. Vide sans chiffre : aucune date n'y répond.
 */
export function motifsDate(saisie: string): { forme: 'DD/MM/YYYY' | 'DDMMYYYY'; motif: string }[] {
  const nombres = nombresDe(saisie);
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
