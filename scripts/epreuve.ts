import { readFile } from 'node:fs/promises';
import { eprouverEntiere } from '@/tests/epreuve/entiere';
import { unLieu } from '@/tests/epreuve/lieu';
import { construire } from './construction';

/**
 * `npm run epreuve [-- minutes]` : l'application, le travailleur et la base tués au hasard pendant qu'on saisit, dépose et
 * importe ; base absente ; disque plein ; restauration. Rien d'acquitté ne doit se perdre. La version courte est dans la
 * suite (`tests/integration/epreuve.test.ts`).
 */
async function epreuve(): Promise<void> {
  const minutes = Number(process.argv[2] ?? 5);
  if (!(minutes > 0)) throw new Error('Combien de minutes ? npm run epreuve -- 5');
  await construire();
  const lieu = await unLieu((texte) => console.log(`${new Date().toISOString().slice(11, 19)}  ${texte}`));
  try {
    await eprouverEntiere(lieu, minutes);
  } catch (e) {
    console.error((await readFile(lieu.journal, 'utf8').catch(() => '')).slice(-4000));
    throw e;
  } finally {
    await lieu.demonter();
  }
}

await epreuve().catch((e: unknown) => {
  console.error(e instanceof Error ? (e.stack ?? e.message) : e);
  process.exitCode = 1;
});
