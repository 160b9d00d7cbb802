import 'server-only';
import { cookies, headers } from 'next/headers';
import { after } from 'next/server';
import { cache } from 'react';
import { ENTETE_FOND } from '../regles-session';
import { type Acteur, lireSession } from './acteur';
import { lireJeton, nomCookieSession } from './jeton';
import { noterUsage } from './mutations-sessions';

/** Le jeton que porte cette demande ; nul s'il n'y en a pas de lisible. Rien n'est encore demandé à la base. */
export const jetonCourant = async () => lireJeton((await cookies()).get(nomCookieSession())?.value);

/** L'acteur de la requête, relu une fois par requête ; nul sans session valable. Son usage se note une fois répondu. */
export const acteurCourant = cache(async (): Promise<Acteur | null> => {
  const jeton = await jetonCourant();
  const lue = jeton && (await lireSession(jeton));
  if (lue?.aNoter && !(await headers()).has(ENTETE_FOND)) after(() => noterUsage(lue.acteur));
  return lue?.acteur ?? null;
});
