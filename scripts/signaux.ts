const SIGNAUX = ['SIGINT', 'SIGTERM'] as const;
type Arret = (typeof SIGNAUX)[number];

/**
 * Prend pour soi les demandes d'arrêt (Ctrl+C, arrêt du service), jusqu'à l'appel de ce qui est rendu. Sans quoi la base
 * embarquée, qui les écoute dès qu'on l'importe, s'arrêterait et sortirait avant ceux qui s'en servent.
 */
export function prendreSignaux(surArret: (signal: Arret) => void): () => void {
  const avant = SIGNAUX.map((signal) => [signal, process.listeners(signal)] as const);
  for (const signal of SIGNAUX) {
    process.removeAllListeners(signal);
    process.on(signal, surArret);
  }
  return () => {
    for (const [signal, ecoutes] of avant) {
      process.removeListener(signal, surArret);
      for (const ecoute of ecoutes) process.on(signal, ecoute);
    }
  };
}
