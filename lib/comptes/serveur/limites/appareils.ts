import 'server-only';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';
import { empreinteCompte } from './compteurs';

/** Comptes qu'un navigateur retient : les derniers venus, sur un poste que beaucoup partagent. */
const RETENUS = 12;

/** La preuve qu'un compte s'est déjà ouvert sous ce numéro. Elle ne dit pas lequel. */
const preuve = (rne: string, login: string, numero: string): Buffer =>
  createHmac('sha256', env().NEXTAUTH_SECRET ?? '')
    .update(`appareil\n${empreinteCompte(rne, login)}\n${numero}`)
    .digest()
    .subarray(0, 16);

const lireEntrees = (valeur: string | undefined): string[] =>
  (valeur ?? '').split('~').filter(Boolean).slice(0, RETENUS);

function vaut(entree: string, rne: string, login: string): boolean {
  const [numero = '', donnee = ''] = entree.split('.');
  const lue = Buffer.from(donnee, 'base64url');
  return lue.length === 16 && timingSafeEqual(lue, preuve(rne, login, numero));
}

/** Le numéro sous lequel cet appareil s'est déjà ouvert à ce compte ; nul pour un inconnu. */
export function numeroConnu(valeur: string | undefined, rne: string, login: string): string | null {
  const entree = lireEntrees(valeur).find((e) => vaut(e, rne, login));
  return entree?.split('.')[0] ?? null;
}

/** La valeur du cookie, une fois ce compte en tête. */
export function avecCompte(valeur: string | undefined, rne: string, login: string): string {
  const entrees = lireEntrees(valeur);
  const numero = randomBytes(9).toString('base64url');
  const connue = entrees.find((e) => vaut(e, rne, login));
  const entree = connue ?? `${numero}.${preuve(rne, login, numero).toString('base64url')}`;
  return [entree, ...entrees.filter((e) => e !== connue)].slice(0, RETENUS).join('~');
}
