import type { Ecole } from './ecole';
import { type Gestes, gestesDirects } from './gestes';

/** Une demande à l'ouvrier, et sa réponse. Les octets voyagent tels quels (sérialisation « advanced »). */
export interface Demande {
  numero: number;
  geste: keyof Gestes;
  arguments: unknown[];
}
export type Reponse = { numero: number } & ({ rendu: unknown } | { leve: string });

/** L'application dans un processus qu'on peut tuer : il reçoit son école, puis des gestes à faire. */
process.once('message', (ecole: Ecole) => {
  const gestes = gestesDirects(ecole) as unknown as Record<string, (...a: unknown[]) => Promise<unknown>>;
  process.on('message', async ({ numero, geste, arguments: a }: Demande) => {
    const octets = a.map((v) => (v instanceof Uint8Array ? Buffer.from(v) : v));
    const fait: Promise<unknown> | undefined = gestes[geste]?.(...octets);
    const reponse: Reponse = await Promise.resolve(fait).then(
      (rendu) => ({ numero, rendu }),
      (e: unknown) => ({ numero, leve: String(e) }),
    );
    process.send?.(reponse);
  });
});
