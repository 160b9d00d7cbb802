import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

/** Un programme de Griotte, relancé dès qu'il tombe, comme le ferait un gestionnaire de services. */
export class Service {
  private enfant: ChildProcess | undefined;
  private arrete = false;

  constructor(
    private readonly script: string,
    private readonly options: string[],
    private readonly journal: string,
  ) {
    this.lancer();
  }

  private lancer(): void {
    const sortie = createWriteStream(this.journal, { flags: 'a' });
    const arguments_ = ['--import', './scripts/node.mjs', `scripts/${this.script}.ts`, ...this.options];
    const enfant = spawn(process.execPath, arguments_, { env: process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    enfant.stdout.pipe(sortie, { end: false });
    enfant.stderr.pipe(sortie, { end: false });
    enfant.once('exit', () => {
      if (!this.arrete) setTimeout(() => this.lancer(), 500);
    });
    this.enfant = enfant;
  }

  /** Le tue net ; il sera relancé. */
  tuer(): void {
    this.enfant?.kill('SIGKILL');
  }

  /** Tue net un des processus qui servent les pages. */
  tuerUnMembre(): void {
    const [membre] = this.enfant?.pid ? enfantsDe(this.enfant.pid) : [];
    if (membre) process.kill(membre, 'SIGKILL');
  }

  arreter(): Promise<void> {
    this.arrete = true;
    const { enfant } = this;
    if (!enfant || enfant.exitCode !== null || enfant.signalCode !== null) return Promise.resolve();
    const fin = new Promise<void>((ok) => enfant.once('exit', () => ok()));
    enfant.kill('SIGTERM');
    return fin;
  }
}

/** Les processus lancés par celui-là ; aucun s'il vient de mourir. */
export function enfantsDe(pid: number): number[] {
  try {
    return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number);
  } catch {
    return []; // pgrep rend 1 quand il n'y en a pas
  }
}
