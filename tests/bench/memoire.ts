import { readdirSync, readFileSync } from 'node:fs';

const lireProc = (pid: string, nom: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${nom}`, 'utf8');
  } catch {
    return ''; // le processus vient de finir
  }
};

const parentDe = (pid: string) => / \S (\d+) /.exec(lireProc(pid, 'stat').replace(/^.*\)/, ''))?.[1];

/** Le serveur Next lancé par ce processus ; nul hors de Linux. */
export function serveur(): string | null {
  if (process.platform !== 'linux') return null;
  const enfants = readdirSync('/proc').filter((n) => /^\d+$/.test(n) && parentDe(n) === String(process.pid));
  return enfants.find((pid) => /next/.test(lireProc(pid, 'cmdline'))) ?? null;
}

/** Mémoire résidente d'un processus, en Mo. */
const residente = (pid: string) => Number(/VmRSS:\s+(\d+)/.exec(lireProc(pid, 'status'))?.[1] ?? 0) / 1024;

/** Temps de processeur que le serveur a pris depuis son lancement, en ms (Linux compte par centièmes) ; nul ailleurs. */
export function processeur(): number | null {
  const pid = serveur();
  if (!pid) return null;
  const [, ...champs] = lireProc(pid, 'stat').replace(/^.*\)/, '').trim().split(' ');
  return (Number(champs[10]) + Number(champs[11])) * 10;
}

/** De combien la mémoire du serveur monte, au plus haut, pendant une tâche, en Mo ; nul hors de Linux. */
export async function montee(tache: () => Promise<unknown>): Promise<number | null> {
  const pid = serveur();
  if (!pid) return null;
  const avant = residente(pid);
  let sommet = avant;
  const guet = setInterval(() => {
    sommet = Math.max(sommet, residente(pid));
  }, 5);
  try {
    await tache();
  } finally {
    clearInterval(guet);
  }
  return Math.max(sommet, residente(pid)) - avant;
}
