import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const racine = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');
// `server-only` n’arrête que les composants du navigateur (Next) : ici, comme pour tsx (tsconfig.json), il est vide.
const alias = { '@': racine, 'server-only': `${racine}/node_modules/server-only/empty.js` };

export default defineConfig({
  resolve: { alias },
  test: {
    // Un essai attend surtout PostgreSQL : deux à la fois, même sur deux cœurs (décision 0057).
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: ['default', './tests/sautes.ts'],
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unitaires',
          include: ['*.test.ts', '{app,components,lib,db,scripts}/**/*.test.{ts,tsx}'],
          environment: 'node',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/integration/base.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
