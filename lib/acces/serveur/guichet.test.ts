import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { unstable_doesMiddlewareMatch } from 'next/experimental/testing/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ENTETES } from '@/lib/entetes';
import { config } from '@/middleware';
import { ouvrirGuichet } from './guichet';

const MO = 1024 * 1024;
const RNE = '0999001W';
const DE_BASE = ENTETES['content-security-policy'];

let port: number;
let serveur: Server;
/** Ce que le serveur, lui, a reçu. */
let servies: { url: string | undefined; octets: number }[] = [];

beforeAll(async () => {
  ouvrirGuichet();
  serveur = createServer(async (demande, reponse) => {
    let octets = 0;
    for await (const bloc of demande) octets += bloc.length;
    servies.push({ url: demande.url, octets });
    if (demande.url === '/page')
      reponse.setHeader('content-type', 'text/html').setHeader('content-security-policy', 'de la page');
    if (demande.url === '/fichier') reponse.setHeader('content-security-policy', 'de la page');
    reponse.end('servie');
  }).listen(0);
  await once(serveur, 'listening');
  port = (serveur.address() as AddressInfo).port;
});
afterAll(() => serveur.close().closeAllConnections());

interface Reponse {
  statut: number | undefined;
  entetes: IncomingHttpHeaders;
  texte: string;
}

/** Une demande, son corps envoyé par blocs sans annoncer sa longueur. */
async function demander(path: string, { method = 'GET', octets = 0, headers = {} } = {}): Promise<Reponse> {
  servies = [];
  const demande = request({ port, path, method, headers });
  const attendue = once(demande, 'response');
  for (let reste = octets; reste > 0; reste -= 65_536) demande.write(Buffer.alloc(Math.min(reste, 65_536), 97));
  demande.end();
  const [reponse] = await attendue;
  const texte = Buffer.concat(await reponse.toArray()).toString();
  return { statut: reponse.statusCode, entetes: reponse.headers, texte };
}

/** Ce qui revient de ces octets, tels quels. */
async function brut(octets: string): Promise<string> {
  const prise = connect(port);
  prise.write(octets);
  return Buffer.concat(await prise.toArray()).toString();
}

describe('Un corps démesuré', () => {
  test('AUT-2 est refusé, annoncé ou non, sans arriver à l’application', async () => {
    for (const path of [`/${RNE}/connexion`, `/${RNE}/parametres`, '/', '/api/sante']) {
      const sans = await demander(path, { method: 'POST', octets: 3 * MO });
      expect([path, sans.statut, sans.texte]).toEqual([
        path,
        413,
        expect.stringMatching(/^Ce qui est envoyé est bien/),
      ]);
      const avec = await demander(path, { method: 'POST', headers: { 'content-length': 3 * MO }, octets: 3 * MO });
      expect([path, avec.statut, servies]).toEqual([path, 413, []]);
    }
  });

  test('AUT-2 une action reçoit son refus sous le type que Next remet à la page', async () => {
    const { entetes } = await demander(`/${RNE}/connexion`, {
      method: 'POST',
      octets: 2 * MO,
      headers: { 'next-action': 'x' },
    });
    expect(entetes['content-type']).toBe('text/plain');
  });

  test('AUT-2 un corps admis, sans longueur annoncée, arrive entier ; un envoi de fichier n’est pas retenu', async () => {
    for (const octets of [1, 65_536, MO]) {
      const { statut } = await demander(`/${RNE}/connexion`, { method: 'POST', octets });
      expect([statut, servies]).toEqual([200, [{ url: `/${RNE}/connexion`, octets }]]);
    }
    await demander(`/${RNE}/import/analyse`, { method: 'POST', octets: 3 * MO });
    expect(servies).toEqual([{ url: `/${RNE}/import/analyse`, octets: 3 * MO }]);
  });

  test('AUT-2 ce que le guichet tient pour un envoi de fichier est ce que le premier filtre ne voit pas', async () => {
    const routes = globSync('app/[[]rne]/**/route.ts').filter((r) =>
      /export const POST\b/.test(readFileSync(r, 'utf8')),
    );
    const envois = routes.map((r) =>
      r
        .replace(/^app\/\[rne\]|\(modules\)\/|\/route\.ts$/g, (part) => (part === 'app/[rne]' ? `/${RNE}` : ''))
        .replace(/\[\w+\]/g, '1'),
    );
    expect(envois).toContain(`/${RNE}/import/tableur/depot`);
    for (const url of [...envois, `/${RNE}/import`, `/${RNE}/passeport/1/fichiers/2`, `/${RNE}/parametres/images`]) {
      const { statut } = await demander(url, { method: 'POST', octets: 2 * MO });
      expect([url, statut === 200]).toEqual([url, !unstable_doesMiddlewareMatch({ config, url })]);
    }
  });
});

describe('Ce qui n’arrive pas à l’application', () => {
  const complet = (entetes: IncomingHttpHeaders) => Object.keys(ENTETES).filter((nom) => !entetes[nom]);

  test('AUT-2 une adresse illisible, une méthode inconnue : refusées en français, avec les en-têtes', async () => {
    for (const [path, method, statut] of [
      ['/%E0%A4%A', 'GET', 400],
      [`/${RNE}/%00`, 'GET', 400],
      [`/${RNE}/connexion`, 'TRACE', 405],
      ['/', 'PROPFIND', 405],
    ] as const) {
      const lu = await demander(path, { method });
      expect([path, lu.statut, complet(lu.entetes), servies]).toEqual([path, statut, [], []]);
      expect(lu.texte).toMatch(/^(Cette adresse|Griotte)/);
      expect(lu.entetes['cache-control']).toBe('private, no-store');
    }
  });

  test('AUT-2 des en-têtes démesurés, une demande qui n’en est pas une : de même', async () => {
    const longs = await brut(`GET /?${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
    const fausse = await brut('BONJOUR\r\n\r\n');
    expect(longs).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/);
    expect(fausse).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    for (const reponse of [longs, fausse]) {
      for (const [nom, valeur] of Object.entries(ENTETES)) expect(reponse).toContain(`\r\n${nom}: ${valeur}\r\n`);
      expect(reponse).toMatch(/\r\n\r\nCette demande .+\.$/);
    }
  });
});

test('AUT-2 une page garde sa politique ; un fichier n’en a qu’une, qui ne laisse rien charger, quoi qu’un filtre ait posé', async () => {
  expect((await demander('/page')).entetes['content-security-policy']).toBe('de la page');
  expect((await demander('/fichier')).entetes['content-security-policy']).toBe(DE_BASE);
  expect(DE_BASE).toContain('sandbox');
});
