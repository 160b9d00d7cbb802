import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Lance un script du dépôt comme le fait `npm run`, dans l'environnement du processus. Rejette si son code n'est pas 0. */
export async function lancerCommande(script: string, ...options: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', tsx, `scripts/${script}.ts`, ...options],
    {
      env: process.env,
    },
  );
  return stdout;
}
