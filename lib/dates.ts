/**
 * Les nombres d'un instant, à l'heure de France. Ils se prennent par leur nom, jamais dans le texte d'une locale : son
 * ordre et ses signes changent d'un moteur à l'autre (« 2026-11-30 » ici, « 11/30/2026 » dans WebKitGTK).
 */
const enFrance = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

type Nombre = 'year' | 'month' | 'day' | 'hour' | 'minute';

/** `{ year: '2026', month: '07', day: '14', hour: '09', minute: '04' }`. */
function nombresDe(instant: Date): Record<Nombre, string> {
  const nombres = { year: '', month: '', day: '', hour: '', minute: '' };
  for (const { type, value } of enFrance.formatToParts(instant)) {
    if (type in nombres) nombres[type as Nombre] = value.padStart(2, '0');
  }
  return nombres;
}

/** Le jour d'un instant en France, `aaaa-mm-jj`. */
export function jourDe(instant: Date): string {
  const { year, month, day } = nombresDe(instant);
  return `${year}-${month}-${day}`;
}

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
  const jour = d instanceof Date ? jourDe(d) : d.slice(0, 10);
  return jour.split('-').reverse().join('/');
}

/** Un instant → `14/07/2026 15:04`, heure de France ; chaîne vide pour nul. */
export function formaterInstant(d: Date | null | undefined): string {
  if (!d) return '';
  const { hour, minute } = nombresDe(d);
  return `${formaterJour(d)} ${hour}:${minute}`;
}

/** L'heure d'un instant → `9 h 04`, heure de France. */
export function formaterHeure(d: Date): string {
  const { hour, minute } = nombresDe(d);
  return `${Number(hour)}\u00a0h\u00a0${minute}`;
}

/** Âge révolu à une date (`aaaa-mm-jj` toutes deux). */
export function age(naissance: string, jour = aujourdhui()): number {
  const ecart = Number(jour.slice(0, 4)) - Number(naissance.slice(0, 4));
  return jour.slice(5) < naissance.slice(5) ? ecart - 1 : ecart;
}

/** Un temps à attendre, en secondes entières : « 1 seconde », « 45 secondes », « 2 minutes » (arrondi au-dessus). */
export function direAttente(secondes: number): string {
  if (secondes > 60) return `${Math.ceil(secondes / 60)}\u00a0minutes`;
  return `${secondes}\u00a0seconde${secondes > 1 ? 's' : ''}`;
}
