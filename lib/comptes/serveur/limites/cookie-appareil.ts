import 'server-only';
import { cookies } from 'next/headers';
import { enHttps } from '@/lib/env';

/** Six mois, renouvelés à chaque connexion. En secondes. */
const DUREE = 180 * 24 * 3600;

const nom = (): string => (enHttps() ? '__Host-griotte-appareil' : 'griotte-appareil');

/** Ce que le navigateur de cette demande retient de ses comptes. */
export const lireAppareil = async (): Promise<string | undefined> => (await cookies()).get(nom())?.value;

/** Fait retenir un compte au navigateur qui vient de s'y ouvrir. */
export async function retenirAppareil(valeur: string): Promise<void> {
  (await cookies()).set(nom(), valeur, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: enHttps(),
    maxAge: DUREE,
  });
}
