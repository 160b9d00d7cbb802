import { PATIENCE_TRANSFERT, sansReponse } from './patience';

interface Suivi {
  methode?: 'POST' | 'DELETE';
  entetes?: Record<string, string>;
  /** Octets partis, sur combien. */
  surEnvoi?: ((partis: number, total: number) => void) | undefined;
  /** Ce qui est arrivé de la réponse, chaque fois qu'elle avance. */
  surReponse?: (demande: XMLHttpRequest) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Envoie un corps en suivant ce qui en part, ce que `fetch` ne dit pas. Rend la demande finie, quel que soit son statut ;
 * lève comme `fetch` quand le réseau manque (`TypeError`), que `signal` l'arrête (`AbortError`), ou que plus rien n'avance
 * (`TimeoutError`).
 */
export function televerser(
  adresse: string,
  corps: FormData | File | string | null,
  suivi: Suivi = {},
): Promise<XMLHttpRequest> {
  const demande = new XMLHttpRequest();
  let minuterie: ReturnType<typeof setTimeout> | undefined;
  const reponse = new Promise<XMLHttpRequest>((rendre, lever) => {
    const patienter = () => {
      clearTimeout(minuterie);
      minuterie = setTimeout(() => {
        lever(sansReponse());
        demande.abort();
      }, PATIENCE_TRANSFERT);
    };
    demande.upload.onprogress = (e) => {
      patienter();
      suivi.surEnvoi?.(e.loaded, e.total);
    };
    demande.onprogress = () => {
      patienter();
      suivi.surReponse?.(demande);
    };
    demande.onload = () => rendre(demande);
    demande.onerror = () => lever(new TypeError('Réseau perdu'));
    demande.onabort = () => lever(new DOMException('Arrêté', 'AbortError'));
    suivi.signal?.addEventListener('abort', () => demande.abort());
    demande.open(suivi.methode ?? 'POST', adresse);
    for (const [nom, valeur] of Object.entries(suivi.entetes ?? {})) demande.setRequestHeader(nom, valeur);
    patienter();
    demande.send(corps);
  });
  return reponse.finally(() => clearTimeout(minuterie));
}
