interface Suivi {
  entetes?: Record<string, string>;
  /** Octets partis, sur combien. */
  surEnvoi?: ((partis: number, total: number) => void) | undefined;
  /** Ce qui est arrivé de la réponse, chaque fois qu'elle avance. */
  surReponse?: (demande: XMLHttpRequest) => void;
  signal?: AbortSignal | undefined;
}

/**
 * Envoie un corps en suivant ce qui en part, ce que `fetch` ne dit pas. Rend la demande finie, quel que soit son statut ;
 * lève comme `fetch` quand le réseau manque (`TypeError`) ou que `signal` l'arrête (`AbortError`).
 */
export function televerser(adresse: string, corps: FormData | File | string, suivi: Suivi): Promise<XMLHttpRequest> {
  const demande = new XMLHttpRequest();
  return new Promise((rendre, lever) => {
    demande.upload.onprogress = (e) => suivi.surEnvoi?.(e.loaded, e.total);
    demande.onprogress = () => suivi.surReponse?.(demande);
    demande.onload = () => rendre(demande);
    demande.onerror = () => lever(new TypeError('Réseau perdu'));
    demande.onabort = () => lever(new DOMException('Arrêté', 'AbortError'));
    suivi.signal?.addEventListener('abort', () => demande.abort());
    demande.open('POST', adresse);
    for (const [nom, valeur] of Object.entries(suivi.entetes ?? {})) demande.setRequestHeader(nom, valeur);
    demande.send(corps);
  });
}
