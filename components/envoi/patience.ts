/** Au-delà, en millisecondes, une action restée sans réponse est tenue pour perdue. */
export const PATIENCE_ACTION = 60_000;
/** De même d'un fichier ou d'un long acte, à compter du dernier octet parti ou reçu : ils se taisent parfois plus longtemps. */
export const PATIENCE_TRANSFERT = 120_000;

/** Ce que lève, comme `AbortSignal.timeout`, une demande restée sans réponse. */
export const sansReponse = (): DOMException => new DOMException('Sans réponse', 'TimeoutError');

const estAction = (options?: RequestInit): boolean => new Headers(options?.headers).has('next-action');

/**
 * À appeler avant l'hydratation. Next attend une action sans limite, et les suivantes attendent derrière elle : c'est sa
 * demande qui s'arrête, pour que « Réessayer » puisse partir.
 */
export function limiterActions(): void {
  const demander = window.fetch;
  window.fetch = (adresse, options) => {
    if (!estAction(options)) return demander(adresse, options);
    const limite = new AbortController();
    setTimeout(() => limite.abort(sansReponse()), PATIENCE_ACTION);
    return demander(adresse, { ...options, signal: limite.signal });
  };
}
