/** Au démarrage du serveur Next : ses réglages, et les travaux de fond si c'est ce processus qui les fait. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { sortirSansLecteur } = await import('@/lib/serveur/sortie');
  sortirSansLecteur();
  if (process.env.NODE_ENV === 'production') (await import('@/lib/acces/serveur/console')).consignerConsole();
  const { reglerServeur } = await import('@/lib/serveur/ecoute');
  reglerServeur();
  (await import('@/lib/acces/serveur/guichet')).ouvrirGuichet();
  const { demarrerIntegre } = await import('@/lib/travaux/serveur/integre');
  demarrerIntegre();
}
