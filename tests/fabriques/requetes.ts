import { base } from '@/db/connexion';

/** Les ordres SQL qu'une tâche envoie, `begin` et `commit` compris ; une seule tâche à la fois. */
export async function compterRequetes(tache: () => Promise<unknown>): Promise<number> {
  const { options } = base().$client;
  let nombre = 0;
  options.debug = () => {
    nombre++;
  };
  try {
    await tache();
  } finally {
    options.debug = false;
  }
  return nombre;
}
