import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { definirEnv } from '@/lib/env';
import { reglerServeur } from './ecoute';

let serveur: Server;
beforeAll(reglerServeur);
afterEach(() => {
  serveur.closeAllConnections();
  serveur.close();
});

/** Un serveur de Node, qui répond par l'adresse qu'on lui a dite. */
async function servir(reglages: Parameters<typeof definirEnv>[0]): Promise<number> {
  definirEnv({ GRIOTTE_MANDATAIRES: '0', NEXTAUTH_URL: 'http://localhost:3000', ...reglages });
  serveur = createServer({ connectionsCheckingInterval: 50 }, (demande, reponse) =>
    reponse.end(String(demande.headers['x-forwarded-for'])),
  ).listen(0);
  await once(serveur, 'listening');
  return (serveur.address() as AddressInfo).port;
}

async function demander(port: number): Promise<{ corps: string; reponse: IncomingMessage }> {
  const demande = get({ port, headers: { 'x-forwarded-for': '203.0.113.7' } });
  const [reponse] = (await once(demande, 'response')) as [IncomingMessage];
  const blocs = await reponse.toArray();
  return { corps: Buffer.concat(blocs).toString(), reponse };
}

test('AUT-6 sans mandataire déclaré, l’adresse qu’un client se donne n’arrive pas à l’application', async () => {
  expect((await demander(await servir({}))).corps).toBe('undefined');
  expect((await demander(await servir({ GRIOTTE_MANDATAIRES: '1' }))).corps).toBe('203.0.113.7');
});

test('AUT-2 en https seulement, chaque réponse demande au navigateur d’y rester', async () => {
  const hsts = async (reglages: Parameters<typeof definirEnv>[0]) =>
    (await demander(await servir(reglages))).reponse.headers['strict-transport-security'];
  expect(await hsts({ NEXTAUTH_URL: 'https://griotte.exemple.fr' })).toContain('max-age=');
  expect(await hsts({})).toBeUndefined();
});

test('AUT-2 des en-têtes qui traînent sont coupés', async () => {
  const port = await servir({});
  await demander(port);
  expect(serveur.headersTimeout).toBe(10_000);
  serveur.headersTimeout = 100; // la patience de l'essai
  const lent = connect(port).resume();
  lent.write('GET / HTTP/1.1\r\nHost: x\r\n');
  const [erreur] = await once(lent, 'close');
  expect(erreur).toBe(false);
});
