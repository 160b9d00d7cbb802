import { parseArgs } from 'node:util';
import { migrer } from '@/db/migrer';
import { preparerEnvironnement } from './environnement';

/** `npm run db:migrate` : met la base à jour, pendant qu'on s'en sert ou non. */
async function mettreAJour(): Promise<void> {
  const { values } = parseArgs({ options: { revenir: { type: 'boolean', default: false } } });
  const embarquee = await preparerEnvironnement();
  try {
    const faite = await migrer({ revenir: values.revenir });
    console.log(faite ? 'Base mise à jour.' : 'Base à jour.');
  } finally {
    await embarquee?.arreter();
  }
}

await mettreAJour().catch((e: unknown) => {
  console.error(e instanceof Error ? e.message : e);
  process.exitCode = 1;
});
