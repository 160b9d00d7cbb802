import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { type Acteur, acteurDuJeton } from './acteur';
import { lireJeton, nomCookieSession } from './jeton';

/** L'acteur de la requête, relu une fois par requête ; nul sans session valable. */
export const acteurCourant = cache(async (): Promise<Acteur | null> => {
  const jeton = await lireJeton((await cookies()).get(nomCookieSession())?.value);
  return jeton && acteurDuJeton(jeton);
});
