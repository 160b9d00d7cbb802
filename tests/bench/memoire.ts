import { readdirSync, readFileSync } from 'node:fs';

const lireProc = (pid: string, nom: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${nom}`, 'utf8');
  } catch {
    return ''; // le processus vient de finir
  }
};

const parentDe = (pid: string) => / \S (\d+) /.exec(lireProc(pid, 'stat').replace(/^.*\)/, ''))?.[1];

/** Les processus du serveur Next lancé par celui-ci ; aucun hors de Linux. */
function serveur(): string[] {
  if (process.platform !== 'linux') return [];
  const enfants = readdirSync('/proc').filter((n) => /^\d+$/.test(n) && parentDe(n) === String(process.pid));
  return enfants.filter((pid) => /next/.test(lireProc(pid, 'cmdline')));
}

const somme = (pids: string[], mesurer: (pid: string) => number) => pids.reduce((s, pid) => s + mesurer(pid), 0);

/** Mémoire résidente de ces processus, en Mo. */
const residente = (pids: string[]) =>
  somme(pids, (pid) => Number(/VmRSS:\s+(\d+)/.exec(lireProc(pid, 'status'))?.[1] ?? 0) / 1024);

/** Temps de processeur que le serveur a pris depuis son lancement, en ms (Linux compte par centièmes) ; nul ailleurs. */
export function processeur(): number | null {
  const pids = serveur();
  if (pids.length === 0) return null;
  return somme(pids, (pid) => {
    const [, ...champs] = lireProc(pid, 'stat').replace(/^.*\)/, '').trim().split(' ');
    return (Number(champs[10]) + Number(champs[11])) * 10;
  });
}

/** De combien la mémoire du serveur monte, au plus haut, pendant une tâche, en Mo ; nul hors de Linux. */
export async function montee(tache: () => Promise<unknown>): Promise<number | null> {
  const pids = serveur();
  if (pids.length === 0) return null;
  const avant = residente(pids);
  let sommet = avant;
  const guet = setInterval(() => {
    sommet = Math.max(sommet, residente(pids));
  }, 5);
  try {
    await tache();
  } finally {
    clearInterval(guet);
  }
  return Math.max(sommet, residente(pids)) - avant;
}
