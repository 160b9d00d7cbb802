import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:https';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { portLibre } from '@/db/embedded';
import { attendreServeur } from '@/scripts/construction';

const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
const lancer = promisify(execFile);

/** Un certificat que rien ne garantit, pour une journée. */
async function certifier(): Promise<{ key: Buffer; cert: Buffer }> {
  const dossier = await mkdtemp(join(tmpdir(), 'griotte-tls-'));
  const [cle, certificat] = [join(dossier, 'cle.pem'), join(dossier, 'certificat.pem')];
  try {
    const quoi = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1'];
    const pourQui = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    await lancer('openssl', ['req', '-x509', ...quoi, ...pourQui, '-keyout', cle, '-out', certificat]);
    return { key: await readFile(cle), cert: await readFile(certificat) };
  } finally {
    await rm(dossier, { recursive: true });
  }
}

/**
 * La construction de production derrière un mandataire TLS, comme un établissement la sert : le navigateur parle https,
 * l'application http. Sur la base des essais.
 */
export async function servirEnHttps(): Promise<{ adresse: string; arreter: () => Promise<void> }> {
  const [port, portTls] = [await portLibre(), await portLibre()];
  const adresse = `https://localhost:${portTls}`;
  const mandataire = createServer(await certifier(), (demande, reponse) => {
    const { remoteAddress = '' } = demande.socket;
    const headers = { ...demande.headers, 'x-forwarded-for': remoteAddress, 'x-forwarded-proto': 'https' };
    const { method = 'GET', url = '/' } = demande;
    const suite = request({ port, host: 'localhost', method, path: url, headers }, (rendue) => {
      reponse.writeHead(rendue.statusCode ?? 502, rendue.headers);
      rendue.pipe(reponse);
    });
    suite.on('error', () => reponse.destroy());
    demande.pipe(suite);
  });
  await new Promise<void>((ok) => mandataire.listen(portTls, ok));
  const application = spawn(process.execPath, [next, 'start', '-p', String(port)], {
    stdio: 'ignore',
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      NEXTAUTH_URL: adresse,
      GRIOTTE_MANDATAIRES: '1',
      GRIOTTE_TRAVAILLEUR: 'non',
    },
  });
  const arreter = async () => {
    application.kill();
    mandataire.closeAllConnections();
    await new Promise((ok) => mandataire.close(ok));
  };
  await attendreServeur(`http://localhost:${port}`).catch(async (e: unknown) => {
    await arreter();
    throw e;
  });
  return { adresse, arreter };
}
