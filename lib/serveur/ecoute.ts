import 'server-only';
import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { HSTS } from '@/lib/entetes';
import { enHttps, env } from '@/lib/env';
import { creerAiguillage, type Lieu, lireRoutes } from './aiguillage';
import { demande as enCours, journal } from './journal';
import { mesures } from './mesures';

/** Ce que le serveur de Node fait savoir d'une demande dont il a lu les en-têtes, avant que Next ne la voie. */
interface Arrivee {
  request: IncomingMessage;
  response: ServerResponse;
  server: Server;
}

/** Qui met plus longtemps à dire ses en-têtes est coupé : il ne ferait que tenir une connexion. En millisecondes. */
const PATIENCE_ENTETES = 10_000;

/**
 * Règle ce que Next ne règle pas de son serveur (décision 0051) : des en-têtes trop lents sont coupés ; sans mandataire
 * déclaré, l'adresse qu'un client s'écrit dans X-Forwarded-For est oubliée (Next y mettra celle de la connexion) ; en
 * https, toute réponse le dit. Chaque demande a son identifiant, et sa ligne au journal une fois servie.
 */
export function reglerServeur(): void {
  const situer = creerAiguillage(lireRoutes());
  subscribe('http.server.request.start', (message) => {
    const { request, response, server } = message as Arrivee;
    server.headersTimeout = PATIENCE_ENTETES;
    if (env().GRIOTTE_MANDATAIRES === 0) delete request.headers['x-forwarded-for'];
    if (enHttps()) response.setHeader('strict-transport-security', HSTS);
    suivre(request, response, situer(request.url ?? '/'));
  });
}

/** Un identifiant que donne un mandataire se garde, s'il en est un : la même demande se suit des deux côtés. */
const identifier = (donne: string | string[] | undefined): string =>
  typeof donne === 'string' && /^[\w-]{8,64}$/.test(donne) ? donne : randomUUID();

/** Les seules auxquelles Griotte répond, et qui ont leur nom au journal : un inconnu n'y écrit pas ce qu'il veut. */
export const METHODES: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'];

function suivre(request: IncomingMessage, response: ServerResponse, lieu: Lieu): void {
  const debut = performance.now();
  const dite = { requete: identifier(request.headers['x-request-id']), ...lieu };
  enCours.enterWith(dite);
  response.setHeader('x-request-id', dite.requete);
  if (lieu.route === '/_next') return;
  response.once('close', () => {
    const duree = Math.round(performance.now() - debut);
    const { statusCode: statut } = response;
    const methode = METHODES.includes(request.method ?? '') ? request.method : 'autre';
    journal.info({ ...dite, methode, statut, duree }, 'Demande');
    mesures().demandes.observe({ route: lieu.route, methode, statut: `${Math.floor(statut / 100)}xx` }, duree / 1000);
  });
}
