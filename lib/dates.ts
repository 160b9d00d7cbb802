const FUSEAU = 'Europe/Paris';
const jourIso = new Intl.DateTimeFormat('en-CA', {
  timeZone: FUSEAU,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const instantFr = new Intl.DateTimeFormat('fr-FR', { timeZone: FUSEAU, dateStyle: 'short', timeStyle: 'short' });
const heureFr = new Intl.DateTimeFormat('fr-FR', { timeZone: FUSEAU, hour: 'numeric', minute: '2-digit' });
const jourFr = new Intl.DateTimeFormat('fr-FR', {
  timeZone: FUSEAU,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/** Le jour d'un instant en France, `aaaa-mm-jj`. */
export const jourDe = (instant: Date): string => jourIso.format(instant);

/** Aujourd'hui en France, `aaaa-mm-jj`. */
export const aujourdhui = (): string => jourDe(new Date());

/** `aaaa-mm-jj` décalé de `mois` mois ; le dernier jour du mois quand le jour n'y existe pas. */
export function plusMois(jour: string, mois: number): string {
  const [a = 0, m = 1, j = 1] = jour.split('-').map(Number);
  const dernier = new Date(Date.UTC(a, m + mois, 0)).getUTCDate();
  return new Date(Date.UTC(a, m - 1 + mois, Math.min(j, dernier))).toISOString().slice(0, 10);
}

/** `2026-07-14` ou un instant → `14/07/2026` ; chaîne vide pour nul. */
export function formaterJour(d: string | Date | null | undefined): string {
  if (!d) return '';
  if (d instanceof Date) return jourFr.format(d);
  return d.slice(0, 10).split('-').reverse().join('/');
}

/** Un instant → `14/07/2026 15:04`, heure de France. */
export const formaterInstant = (d: Date | null | undefined): string => (d ? instantFr.format(d) : '');

/** L'heure d'un instant → `15 h 04`, heure de France. */
export const formaterHeure = (d: Date): string => heureFr.format(d).replace(':', '\u00a0h\u00a0');

/** Âge révolu à une date (`aaaa-mm-jj` toutes deux). */
export function age(naissance: string, jour = aujourdhui()): number {
  const ecart = Number(jour.slice(0, 4)) - Number(naissance.slice(0, 4));
  return jour.slice(5) < naissance.slice(5) ? ecart - 1 : ecart;
}
