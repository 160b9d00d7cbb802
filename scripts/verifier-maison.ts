import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { EXCEPTIONS } from './maison/exceptions';
import { lireModules } from './maison/modules';
import { verifier } from './maison/regles';

/** Les fichiers du dépôt, suivis ou à suivre, par chemin. */
function lireDepot(): Map<string, string> {
  const lus = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard', '*.ts', '*.tsx', '*.mjs']);
  const chemins = lus
    .toString()
    .split('\0')
    .filter((c) => c !== '' && existsSync(c));
  return new Map(chemins.map((c) => [c, readFileSync(c, 'utf8')]));
}

const ecarts = verifier(lireModules(lireDepot()), EXCEPTIONS);
for (const { chemin, ligne, message } of ecarts) console.error(`${chemin}:${ligne} ${message}`);
if (ecarts.length > 0) {
  console.error(`\n${ecarts.length} écart(s) : docs/architecture.md dit où va chaque chose.`);
  process.exitCode = 1;
}
