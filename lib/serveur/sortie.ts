import 'server-only';
/**
 * Le processus qui a lancé le serveur n'est plus là pour lire ce qu'il écrit : sortir, comme le ferait SIGPIPE. Sans
 * cela, chaque écriture manquée est une erreur, que Next écrit à son tour, sans fin et à plein processeur.
 */
export function sortirSansLecteur(): void {
  for (const flux of [process.stdout, process.stderr])
    flux.on('error', (e: NodeJS.ErrnoException) => {
      if (e.code === 'EPIPE') process.kill(process.pid, 'SIGKILL');
    });
}
