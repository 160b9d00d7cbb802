import 'server-only';
import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { adresseIp } from '@/lib/acces/serveur/adresse-ip';
import { consigner } from '@/lib/acces/serveur/erreurs';
import { DUREE_SESSION, enJeton } from '@/lib/acces/serveur/jeton';
import { authentifier, type ResultatConnexion } from '@/lib/comptes/serveur/mutations-connexion';
import { env } from '@/lib/env';

/** next-auth v4 : identifiant et mot de passe, jeton chiffré. Une erreur porte le code du refus, que la page traduit. */
export const optionsAuth = (): NextAuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: 'jwt', maxAge: DUREE_SESSION },
  jwt: { maxAge: DUREE_SESSION },
  providers: [
    Credentials({
      credentials: { rne: {}, login: {}, motDePasse: {} },
      async authorize(saisie, requete) {
        const resultat = await tenter(saisie, requete.headers);
        if (!resultat.ok) throw new Error(JSON.stringify(resultat));
        return { id: resultat.jeton.compteId, ...resultat.jeton };
      },
    }),
  ],
  callbacks: {
    jwt({ token, user }) {
      if (!user) return token;
      return { sub: user.compteId, ...enJeton(user) };
    },
    session({ session }) {
      return { expires: session.expires };
    },
  },
});

/** next-auth met dans l'adresse le texte de ce qui est levé ici : une panne n'y laisse qu'une référence. */
async function tenter(
  saisie: Record<'rne' | 'login' | 'motDePasse', string> | undefined,
  entetes: Record<string, unknown> | undefined,
): Promise<ResultatConnexion | { ok: false; code: 'imprevu'; reference: string }> {
  try {
    const { rne = '', login = '', motDePasse = '' } = saisie ?? {};
    const ip = adresseIp(new Headers((entetes ?? {}) as Record<string, string>));
    return await authentifier({ rne, login, motDePasse, ip });
  } catch (e) {
    return { ok: false, code: 'imprevu', reference: consigner(e, 'connexion') };
  }
}
