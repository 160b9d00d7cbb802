import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

test.each([0, 3])('IMP-1 un programme qui emploie la base embarquée garde son code de sortie : %i', (code) => {
  const programme = `await import('./db/embedded.ts'); process.exitCode = ${code};`;
  const { status } = spawnSync(process.execPath, ['--import', tsx, '--input-type=module', '-e', programme]);
  expect(status).toBe(code);
});
