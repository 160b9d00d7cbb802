import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { HSTS } from '@/lib/entetes';
import { enHttps, env } from '@/lib/env';

/** Ce que le serveur de Node fait savoir d'une demande dont il a lu les en-têtes, avant que Next ne la voie. */
interface Demande {
  request: IncomingMessage;
  response: ServerResponse;
  server: Server;
}

/** Qui met plus longtemps à dire ses en-têtes est coupé : il ne ferait que tenir une connexion. En millisecondes. */
const PATIENCE_ENTETES = 10_000;

/**
 * Règle ce que Next ne règle pas de son serveur (décision 0051) : des en-têtes trop lents sont coupés ; sans mandataire
 * déclaré, l'adresse qu'un client s'écrit dans X-Forwarded-For est oubliée (Next y mettra celle de la connexion) ; en
 * https, toute réponse le dit.
 */
export function reglerServeur(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response, server } = message as Demande;
    server.headersTimeout = PATIENCE_ENTETES;
    if (env().GRIOTTE_MANDATAIRES === 0) delete request.headers['x-forwarded-for'];
    if (enHttps()) response.setHeader('strict-transport-security', HSTS);
  });
}
