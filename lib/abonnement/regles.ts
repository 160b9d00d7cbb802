import { accorder } from '@/lib/accords';

/** Octets d'une unité, comme les disques des postes les comptent. */
const UNITES = { o: 1, Ko: 1024, Mo: 1024 ** 2, Go: 1024 ** 3 } as const;
type Unite = keyof typeof UNITES;

/** Espace de chaque diplôme, pour l'ensemble des élèves et des enseignants, avant toute commande (G 3.2.2). */
export const QUOTA_OCTETS = 3 * UNITES.Go;

const decimal = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1, roundingMode: 'trunc' });

/** 1 610 612 736 → « 1,5 Go », jamais arrondi au-dessus ; en dessous de 1 Ko, en octets. */
export function direTaille(octets: number): string {
  const unite = (['Go', 'Mo', 'Ko'] as const).find((u) => octets >= UNITES[u]);
  return unite ? `${decimal.format(octets / UNITES[unite])}\u00a0${unite}` : direOctets(octets);
}

/** 1234567 → « 1 234 567 octets ». */
export const direOctets = (octets: number): string => accorder(octets, 'octet');

/** 12000 → « 120,00 € ». */
export const direMontant = (centimes: number): string =>
  new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' }).format(centimes / 100);

const UNITE_DE: Record<string, Unite> = { '': 'o', o: 'o', ko: 'Ko', mo: 'Mo', go: 'Go' };

/** « 1Go », « 1,5 Go », « 500Mo », « 1024 » → des octets ; nul si ce n'est pas une taille. */
export function lireTaille(texte: string): number | null {
  const lu = /^(\d+(?:[.,]\d+)?)\s*([kmg]?o)?$/i.exec(texte.trim());
  const unite = UNITE_DE[(lu?.[2] ?? '').toLowerCase()];
  return lu?.[1] && unite ? Math.round(Number(lu[1].replace(',', '.')) * UNITES[unite]) : null;
}

/** « 120,00 », « 120 » → des centimes ; nul si ce n'est pas un montant. */
export function lireMontant(texte: string): number | null {
  const lu = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(texte.trim());
  return lu ? Number(lu[1]) * 100 + Number((lu[2] ?? '').padEnd(2, '0')) : null;
}

/** « 2026-11-20 » est-il un jour du calendrier ? */
export function estJour(texte: string): boolean {
  const jour = /^\d{4}-\d{2}-\d{2}$/.test(texte) ? new Date(`${texte}T00:00:00Z`) : null;
  return jour !== null && !Number.isNaN(jour.getTime()) && jour.toISOString().startsWith(texte);
}

/** Part d'un quota, en pour cent : 0 et 100 seulement quand c'est vide, ou plein. */
export function pourcentage(octets: number, quota: number): number {
  if (octets <= 0) return 0;
  if (octets >= quota) return 100;
  return Math.min(99, Math.max(1, Math.round((octets / quota) * 100)));
}

/** Où en est un abonnement, le jour donné (`aaaa-mm-jj`). */
export function etatAbonnement(
  a: { debutLe: string; finLe: string },
  jour: string,
): 'a-venir' | 'en-cours' | 'termine' {
  if (jour < a.debutLe) return 'a-venir';
  return jour > a.finLe ? 'termine' : 'en-cours';
}
