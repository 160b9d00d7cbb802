/** Au démarrage du serveur Next : les travaux de fond, si c'est ce processus qui les fait. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { sortirSansLecteur } = await import('@/lib/serveur/sortie');
  sortirSansLecteur();
  const { demarrerIntegre } = await import('@/lib/travaux/serveur/integre');
  demarrerIntegre();
}
