import 'server-only';
import { enResultat } from './erreurs';

/** Pourquoi un long acte n'a pas abouti, et dans quel fichier s'il y en a un. */
export interface RefusFlux {
  titre: string;
  message: string;
  fichier?: string;
  ligne?: number;
}

/** Le dernier événement d'un flux. */
export type Fin<T> = { fin: T } | { refus: RefusFlux };

const ENTETES = {
  'content-type': 'application/x-ndjson; charset=utf-8',
  // Ni cache, ni compression, ni tampon de mandataire : chaque ligne doit partir aussitôt.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/**
 * Réponse d'un long acte, dite à mesure : un objet JSON par ligne, d'abord les étapes `E` que `travailler` émet, puis sa
 * fin ou son refus. `titre` : ce qui n'a pas pu se faire, en cas de refus. `signal` est levé si le navigateur s'en va.
 */
export function flux<E extends object, T>(
  titre: string,
  travailler: (emettre: (etape: E) => void, signal: AbortSignal) => Promise<Fin<T>>,
): Response {
  const parti = new AbortController();
  const texte = new TextEncoder();
  const corps = new ReadableStream<Uint8Array>({
    start(controle) {
      const emettre = (evenement: E | Fin<T>) => {
        if (!parti.signal.aborted) controle.enqueue(texte.encode(`${JSON.stringify(evenement)}\n`));
      };
      const conclure = (fin: Fin<T>) => {
        emettre(fin);
        if (!parti.signal.aborted) controle.close();
      };
      travailler(emettre, parti.signal).then(conclure, (e: unknown) => {
        if (!parti.signal.aborted || !estAbandon(e)) conclure({ refus: { titre, message: enMessage(e, titre) } });
      });
    },
    cancel() {
      parti.abort();
    },
  });
  return new Response(corps, { headers: ENTETES });
}

const estAbandon = (e: unknown) => e instanceof Error && e.name === 'AbortError';

const enMessage = (e: unknown, ou: string) => enResultat(e, `flux ${ou}`).message;
