import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import { type IncomingMessage, type RequestListener, Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { ENTETES, NE_RIEN_GARDER } from '@/lib/entetes';
import { METHODES } from '@/lib/serveur/ecoute';
import { type CodeRefus, TEXTES } from '../refus';

/** Le corps le plus long d'une demande qui n'est pas un envoi de fichier (`bodySizeLimit`, next.config.ts). En octets. */
const CORPS_MAX = 1024 * 1024;

/** Les envois de fichiers, que le premier filtre ne voit pas non plus : leur porte borne ce qu'elle lit. */
const ENVOI =
  /^\/[^/]+\/(?:import\/(?:analyse|tableur\/depot)|(?:passeport|scenarios)\/[^/]+\/fichiers|scenarios\/importer\/(?:apercu|appliquer)|parametres\/images\/[^/]+)$/;

interface Visite {
  request: IncomingMessage;
  response: ServerResponse;
  socket: Socket;
}

/**
 * Se tient devant Next (décision 0058) : ce que Next ne sait pas refuser l'est ici, en français, et toute réponse part avec
 * les en-têtes de sécurité, celles que Next fait hors de ses routes comprises.
 */
export function ouvrirGuichet(): void {
  const tenus = new WeakSet<Server>();
  const reponses = new WeakMap<Socket, ServerResponse>();
  subscribe('net.server.socket', (message) => {
    const { server } = (message as { socket: Socket & { server?: unknown } }).socket;
    if (!(server instanceof Server) || tenus.has(server)) return;
    tenus.add(server);
    tenir(server, reponses);
  });
  subscribe('http.server.request.start', (message) => {
    const { response, socket } = message as Visite;
    reponses.set(socket, response);
    habiller(response);
  });
}

function tenir(server: Server, reponses: WeakMap<Socket, ServerResponse>): void {
  const suites = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const passer = () => {
      for (const suite of suites) suite.call(server, request, response);
    };
    const refus = refusDe(request);
    if (refus) refuser(request, response, ...refus);
    else if (attendLeCorps(request))
      retenir(request, AsyncLocalStorage.bind(passer), () => demesure(request, response));
    else passer();
  });
  server.on('clientError', (erreur: NodeJS.ErrnoException, socket: Socket) => {
    const enCours = reponses.get(socket);
    if (socket.writable && !(enCours && !enCours.writableFinished && enCours.headersSent)) socket.write(brute(erreur));
    socket.destroy(erreur);
  });
}

/** Le statut et le texte de ce qui ne va pas jusqu'à Next. */
function refusDe(request: IncomingMessage): [number, CodeRefus] | null {
  const [chemin = '/'] = (request.url ?? '/').split('?');
  if (!METHODES.includes(request.method ?? '')) return [405, 'methode'];
  if (!seDecode(chemin)) return [400, 'adresse-illisible'];
  if (!ENVOI.test(chemin) && Number(request.headers['content-length'] ?? 0) > CORPS_MAX) return [413, 'envoi-demesure'];
  return null;
}

function seDecode(chemin: string): boolean {
  try {
    return !decodeURIComponent(chemin).includes('\0');
  } catch {
    return false; // un « % » qui n'annonce aucun caractère
  }
}

/** Un refus en texte. Next ne remet celui d'une action à la page que sous ce type exact ; seul, un navigateur veut l'alphabet. */
function refuser(request: IncomingMessage, response: ServerResponse, statut: number, code: CodeRefus): void {
  response.statusCode = statut;
  response.setHeader('content-type', 'next-action' in request.headers ? 'text/plain' : 'text/plain; charset=utf-8');
  if (statut === 405) response.setHeader('allow', METHODES.join(', '));
  response.end(TEXTES[code]);
}

const demesure = (request: IncomingMessage, response: ServerResponse) =>
  refuser(request, response, 413, 'envoi-demesure');

/** Vrai d'un corps qui ne dit pas sa longueur, hors envoi de fichier : Next le couperait sans le refuser. */
const attendLeCorps = ({ headers, url = '/' }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined && !ENVOI.test(url.split('?')[0] ?? '');

/** Garde le corps jusqu'à sa fin, et le remet alors à qui le lit ; passée la limite, n'en garde plus rien. */
function retenir(request: IncomingMessage, entier: () => void, tropLong: () => void): void {
  const pousser = request.push.bind(request);
  let blocs: Buffer[] = [];
  let octets = 0;
  request.push = (bloc: Buffer | null) => {
    if (octets > CORPS_MAX) return true;
    if (bloc === null) {
      for (const garde of blocs) pousser(garde);
      pousser(null);
      entier();
      return true;
    }
    octets += bloc.length;
    blocs.push(bloc);
    if (octets > CORPS_MAX) {
      blocs = [];
      tropLong();
    }
    return true;
  };
}

/** Complète une réponse au moment où ses en-têtes partent. Ce qui n'est pas une page n'a rien à charger, quoi qu'on en ait dit. */
function habiller(response: ServerResponse): void {
  const ecrire = response.writeHead.bind(response) as (...arguments_: unknown[]) => ServerResponse;
  response.writeHead = (...arguments_: unknown[]) => {
    for (const [nom, valeur] of Object.entries({ ...ENTETES, ...NE_RIEN_GARDER }))
      if (!response.hasHeader(nom)) response.setHeader(nom, valeur);
    if (!String(response.getHeader('content-type')).startsWith('text/html'))
      response.setHeader('content-security-policy', ENTETES['content-security-policy']);
    return ecrire(...arguments_);
  };
}

/** La réponse à ce que Node n'a pas su lire comme une demande. */
function brute({ code = '' }: NodeJS.ErrnoException): string {
  const [statut, texte] = ILLISIBLES[code] ?? [400, 'demande-illisible'];
  const corps = TEXTES[texte];
  const entetes = {
    ...ENTETES,
    ...NE_RIEN_GARDER,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(corps),
    connection: 'close',
  };
  const lignes = Object.entries(entetes).map(([nom, valeur]) => `${nom}: ${valeur}`);
  return [`HTTP/1.1 ${statut} ${STATUS_CODES[statut]}`, ...lignes, '', corps].join('\r\n');
}

const ILLISIBLES: Partial<Record<string, [number, CodeRefus]>> = {
  HPE_HEADER_OVERFLOW: [431, 'entetes-demesures'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'envoi-demesure'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'demande-lente'],
};
