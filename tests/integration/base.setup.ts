import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { demarrerBase } from '@/db/embedded';
import { migrer } from '@/db/migrer';
import { definirEnv } from '@/lib/env';

declare module 'vitest' {
  interface ProvidedContext {
    env: Record<string, string>;
  }
}

/** Une base PostgreSQL neuve pour toute la suite, avec les vraies migrations et les vrais référentiels. */
export default async function preparer(projet: TestProject) {
  const dossier = await mkdtemp(join(tmpdir(), 'griotte-test-'));
  await chmod(dossier, 0o755);
  const base = await demarrerBase(dossier);
  const env = {
    DATABASE_URL: base.url,
    NEXTAUTH_SECRET: 'secret-des-tests-de-trente-deux-caracteres',
    NEXTAUTH_URL: 'http://localhost:3000',
    GRIOTTE_DONNEES: dossier,
  };
  definirEnv(env);
  await migrer();
  projet.provide('env', env);
  return async () => {
    await base.arreter();
    await rm(dossier, { recursive: true, force: true });
  };
}
