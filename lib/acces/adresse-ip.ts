import { env } from '@/lib/env';

/**
 * L'adresse du client. Derrière des mandataires (GRIOTTE_MANDATAIRES), celle que le premier d'entre eux a vue ; sans
 * mandataire, la dernière écrite, qu'un client ne peut pas forger.
 */
export function adresseIp(entetes: Headers): string {
  const chaine = (entetes.get('x-forwarded-for') ?? '')
    .split(',')
    .map((a) => a.trim())
    .filter(Boolean);
  const rang = Math.max(0, chaine.length - Math.max(1, env().GRIOTTE_MANDATAIRES));
  return chaine[rang] ?? 'inconnue';
}
