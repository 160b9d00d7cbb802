import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const GENERATEUR = resolve('../shared/siecle/generate.mjs');

/** Le générateur d'établissements fictifs n'est pas dans le projet : les essais qui s'en servent le disent. */
export const generateurPresent = existsSync(GENERATEUR);

/** Écrit un établissement fictif et rend son dossier (`base/`, `maj-1/`…). */
export function genererEcole(...options: string[]): string {
  const dossier = mkdtempSync(join(tmpdir(), 'griotte-ecole-'));
  execFileSync(process.execPath, [GENERATEUR, '--out', dossier, '--quiet', ...options]);
  return dossier;
}

export const lireJson = <T>(...chemin: string[]): T => JSON.parse(readFileSync(join(...chemin), 'utf8')) as T;
