import type { NextAuthOptions } from 'next-auth';

import Credentials from 'next-auth/providers/credentials';
import { authentifier } from '@/lib/comptes/connexion';
import { env } from '@/lib/env';
import { adresseIp } from './adresse-ip';
import { DUREE_SESSION, enJeton } from './jeton';

/** next-auth v4 : identifiant et mot de passe, jeton chiffré. Une erreur porte le code du refus, que la page traduit. */
export const optionsAuth = (): NextAuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: 'jwt', maxAge: DUREE_SESSION },
  jwt: { maxAge: DUREE_SESSION },
  providers: [
    Credentials({
      credentials: { rne: {}, login: {}, motDePasse: {} },
      async authorize(saisie, requete) {
        const resultat = await authentifier({
          rne: saisie?.rne ?? '',
          login: saisie?.login ?? '',
          motDePasse: saisie?.motDePasse ?? '',
          ip: adresseIp(new Headers((requete.headers ?? {}) as Record<string, string>)),
        });
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
