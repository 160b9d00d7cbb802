import { route } from '@/lib/acces/serveur/portes';
import { lireChoix, lireEnvoi, recevoir } from '@/lib/scpro/serveur/import-depot';
import { importer } from '@/lib/scpro/serveur/mutations';

/** Importe les scénarios choisis. Les fichiers reviennent avec les choix : tout est relu et vérifié de nouveau. */
export const POST = route({ module: 'scenarios', ecriture: true }, async ({ acteur, requete }) => {
  const { formulaire, fichiers } = await recevoir(requete);
  const choix = lireChoix(formulaire);
  const importes = await importer(acteur, await lireEnvoi(fichiers), choix);
  return Response.json(importes, { headers: { 'cache-control': 'private, no-store' } });
});
