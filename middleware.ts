import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { type CodeRefus, TEXTES } from '@/lib/acces/refus';
import { lireJeton, nomCookieSession } from '@/lib/acces/serveur/jeton';
import { memeOrigine } from '@/lib/acces/serveur/origine';
import { adresseDe } from '@/lib/adresses/regles';
import { ENTETE_ADRESSE, suiteUtile } from '@/lib/adresses/regles-suite';
import { TEMOIN } from '@/lib/comptes/regles';
import { politique } from '@/lib/entetes';
import { enHttps, env } from '@/lib/env';
import { formeRne } from '@/lib/etablissement/regles-rne';

/**
 * Les envois de fichiers y échappent : Next garde en mémoire, et coupe (`proxyClientMaxBodySize`, next.config.ts), le corps
 * de toute demande qui passe par ici. Leur porte contrôle seule la session et la première connexion.
 */
export const config = {
  runtime: 'nodejs',
  matcher: [
    '/',
    '/((?!api/|_next/|favicon\\.ico|icon\\.svg|robots\\.txt|[^/]+/import/(?:analyse|tableur/depot)$|[^/]+/(?:passeport|scenarios)/[^/]+/fichiers$|[^/]+/scenarios/importer/(?:apercu|appliquer)$|[^/]+/parametres/images/[^/]+$).+)',
  ],
};

const PUBLIQUES = new Set(['connexion', 'mot-de-passe-oublie', 'deconnexion', 'resume']);

const enLecture = ({ method }: NextRequest) => method === 'GET' || method === 'HEAD';

/**
 * Premier filtre : même site pour une écriture (Next en ferait une panne), forme du RNE, session présente, première
 * connexion faite (AUT-2, AUT-5). Il n'est jamais le seul : les portes relisent le compte dans la base.
 */
export default async function middleware(requete: NextRequest) {
  if (!enLecture(requete) && !memeOrigine(requete.headers)) return enTexte(requete, 403, 'autre-site');
  const { pathname, search } = requete.nextUrl;
  const [, segment = '', page = ''] = pathname.split('/');
  const rne = segment.toUpperCase();
  if (!formeRne(rne)) return passer(requete);
  if (segment !== rne) return vers(requete, adresseDe(rne, 'accueil') + pathname.slice(segment.length + 1) + search);
  if (PUBLIQUES.has(page)) return page === 'connexion' ? avecTemoin(requete) : passer(requete);

  const jeton = await lireJeton(requete.cookies.get(nomCookieSession())?.value);
  if (!jeton || jeton.rne !== rne) return refuser(requete, rne, pathname + search);
  if (jeton.aPersonnaliser && page !== 'premiere-connexion') {
    const suite = requete.method === 'GET' ? suiteUtile(rne, pathname + search) : {};
    return vers(requete, adresseDe(rne, 'premiere-connexion', suite));
  }
  if (!jeton.aPersonnaliser && page === 'premiere-connexion') return vers(requete, adresseDe(rne, 'accueil'));
  return passer(requete);
}

/** La page de connexion, avec de quoi savoir si ce navigateur garde les cookies. */
function avecTemoin(requete: NextRequest) {
  const reponse = passer(requete);
  if (requete.method === 'GET' && !requete.cookies.has(TEMOIN))
    reponse.cookies.set(TEMOIN, '1', { httpOnly: true, sameSite: 'lax', path: '/', secure: enHttps() });
  return reponse;
}

/**
 * La page s'ouvre sous une politique de contenu à elle : Next en lit le `nonce` dans la demande et le met à ses balises. Elle
 * apprend aussi son adresse, pour y ramener après la connexion.
 */
function passer(requete: NextRequest) {
  const valeur = politique(randomBytes(16).toString('base64'), {
    dev: env().NODE_ENV === 'development',
    https: enHttps(),
  });
  const headers = new Headers(requete.headers);
  headers.set('content-security-policy', valeur);
  headers.set(ENTETE_ADRESSE, requete.nextUrl.pathname + requete.nextUrl.search);
  const reponse = NextResponse.next({ request: { headers } });
  reponse.headers.set('content-security-policy', valeur);
  return reponse;
}

/**
 * Une lecture va à la connexion, qui ramènera ici ; une action ou un envoi reçoit le refus qu'aurait donné sa porte.
 */
function refuser(requete: NextRequest, rne: string, suite: string) {
  if (!enLecture(requete)) return enTexte(requete, 401, 'session');
  const demande = suite === adresseDe(rne, 'accueil') ? {} : { suite };
  return vers(requete, adresseDe(rne, 'connexion', demande));
}

/** Un refus en texte. Next ne remet celui d'une action à la page que sous ce type exact ; seul, un navigateur veut l'alphabet. */
const enTexte = (requete: NextRequest, status: number, code: CodeRefus) => {
  const type = requete.headers.has('next-action') ? 'text/plain' : 'text/plain; charset=utf-8';
  return new NextResponse(TEXTES[code], { status, headers: { 'content-type': type } });
};

const vers = (requete: NextRequest, chemin: string) => NextResponse.redirect(new URL(chemin, requete.url));
