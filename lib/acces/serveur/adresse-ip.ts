import 'server-only';
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
