import 'server-only';
import { adressePublique, enHttps } from '@/lib/env';

/**
 * Faux si cette demande vient de la page d'un autre site. Le navigateur écrit lui-même `Sec-Fetch-Site` et `Origin` :
 * une page ne peut ni les forger, ni taire le second dans un envoi.
 */
export function memeOrigine(entetes: Headers): boolean {
  const site = entetes.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origine = entetes.get('origin');
  if (origine === null) return true;
  const page = URL.parse(origine);
  // En https, une page en clair a pu être écrite par qui tient le réseau.
  if (!page || (enHttps() && page.protocol !== 'https:')) return false;
  return hotes(entetes).includes(page.host);
}

/** Les hôtes de Griotte, celui que voit le navigateur derrière un mandataire compris. */
const hotes = (entetes: Headers) => [
  entetes.get('host'),
  entetes.get('x-forwarded-host'),
  new URL(adressePublique()).host,
];
