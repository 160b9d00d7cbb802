import { and, eq } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { ecrire } from '@/db/tenant';
import { type Acteur, acteurDuJeton, systeme } from '@/lib/acces/serveur/acteur';
import { ecrireJeton, nomCookieSession, type Ouverture } from '@/lib/acces/serveur/jeton';
import { ouvrirSession } from '@/lib/acces/serveur/mutations-sessions';

type Qui = Pick<Acteur, 'rne' | 'compteId'>;

/** Ouvre une session à cette personne, sans passer par la page de connexion : seule façon d'en avoir une dans les essais. */
export const uneSession = ({ rne, compteId }: Qui, rester = false): Promise<Ouverture> =>
  ecrire(systeme(rne), 'test.session', async (tx) => {
    const [c] = await tx
      .select()
      .from(compte)
      .where(and(eq(compte.rne, rne), eq(compte.id, compteId)));
    if (!c) throw new Error('compte inconnu');
    const { profil, versionSession: version, aPersonnaliser } = c;
    const provenance = { appareil: 'Navigateur des essais', reseau: '192.0.2…' };
    return ouvrirSession(tx, { rne, compteId, profil, version, aPersonnaliser, rester, ...provenance });
  });

/** Le cookie d'une session neuve de cette personne. */
export async function cookieDe(qui: Qui): Promise<{ name: string; value: string }> {
  const ouverture = await uneSession(qui);
  return { name: nomCookieSession(), value: await ecrireJeton(ouverture, ouverture.finLe) };
}

/** Ouvre une session à cette personne, et rend de quoi savoir si elle vaut encore. */
export async function suivreSession(qui: Qui): Promise<() => Promise<boolean>> {
  const ouverture = await uneSession(qui);
  return async () => (await acteurDuJeton(ouverture)) !== null;
}
