import 'server-only';
import { isIPv6 } from 'node:net';
import { env } from '@/lib/env';

/**
 * L'adresse du client. Derrière des mandataires (GRIOTTE_MANDATAIRES), celle que le premier d'entre eux a vue. Sans
 * mandataire, celle de la connexion, seule que Next trouve à écrire : `lib/serveur/ecoute.ts` oublie celle que le client
 * se serait donnée.
 */
export function adresseIp(entetes: Headers): string {
  const chaine = (entetes.get('x-forwarded-for') ?? '')
    .split(',')
    .map((a) => a.trim())
    .filter(Boolean);
  const rang = Math.max(0, chaine.length - Math.max(1, env().GRIOTTE_MANDATAIRES));
  return chaine[rang] ?? 'inconnue';
}

/** Ce qu'un même abonné tient : une adresse en IPv4, les 2^64 d'un réseau en IPv6. */
export function reseauDe(adresse: string): string {
  if (!isIPv6(adresse) || adresse.includes('.')) return adresse;
  const [debut = '', fin] = adresse.toLowerCase().split('::');
  const groupes = (texte: string) => (texte ? texte.split(':') : []);
  const manquants = fin === undefined ? 0 : 8 - groupes(debut).length - groupes(fin).length;
  const tous = [...groupes(debut), ...Array<string>(manquants).fill('0'), ...groupes(fin ?? '')];
  return `${tous
    .slice(0, 4)
    .map((g) => Number.parseInt(g, 16).toString(16))
    .join(':')}::/64`;
}
