import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Ecole } from './ecole';
import type { Gestes } from './gestes';
import type { Demande, Reponse } from './ouvrier';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** L'application dans un autre processus : ses gestes, et de quoi la tuer. Elle est relancée aussitôt tuée. */
export function uneApplication(ecole: Ecole) {
  let numero = 0;
  let enfant = lancer(ecole);
  const attentes = new Map<number, { ok: (rendu: unknown) => void; ko: (e: Error) => void }>();
  const ecouter = () => {
    enfant.on('message', (reponse: Reponse) => {
      const attente = attentes.get(reponse.numero);
      attentes.delete(reponse.numero);
      if ('rendu' in reponse) attente?.ok(reponse.rendu);
      else attente?.ko(new Error(reponse.leve));
    });
    enfant.once('exit', () => {
      for (const { ko } of attentes.values()) ko(new Error('application tuée'));
      attentes.clear();
    });
  };
  ecouter();
  const demander = (geste: keyof Gestes, ...arguments_: unknown[]) =>
    new Promise<unknown>((ok, ko) => {
      const demande: Demande = { numero: ++numero, geste, arguments: arguments_ };
      attentes.set(demande.numero, { ok, ko });
      enfant.send(demande, (e) => e && ko(e));
    });
  const gestes: Gestes = {
    commenter: async (...a) => void (await demander('commenter', ...a)),
    deposer: async (...a) => String(await demander('deposer', ...a)),
    importer: async (...a) => void (await demander('importer', ...a)),
    relire: async (...a) => Buffer.from((await demander('relire', ...a)) as Uint8Array),
  };
  return {
    gestes,
    async tuer() {
      await finir(enfant);
      enfant = lancer(ecole);
      ecouter();
    },
    arreter: () => finir(enfant),
  };
}

function lancer(ecole: Ecole): ChildProcess {
  const enfant = fork(resolve('tests/epreuve/ouvrier.ts'), { execArgv: ['--import', tsx], serialization: 'advanced' });
  enfant.send(ecole);
  return enfant;
}

const finir = (enfant: ChildProcess) =>
  new Promise<void>((ok) => {
    if (enfant.exitCode !== null || enfant.signalCode !== null) return ok();
    enfant.once('exit', () => ok());
    enfant.kill('SIGKILL');
  });
