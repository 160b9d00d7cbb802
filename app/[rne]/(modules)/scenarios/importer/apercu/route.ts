import { route } from '@/lib/acces/serveur/portes';
import { lireEnvoi, recevoir } from '@/lib/scpro/serveur/import-depot';
import { apercevoir } from '@/lib/scpro/serveur/mutations';

/** Lit les fichiers déposés (`multipart/form-data`) et dit ce qui en serait importé. Rien n'est gardé ni écrit. */
export const POST = route({ module: 'scenarios', ecriture: true }, async ({ acteur, requete }) => {
  const { fichiers } = await recevoir(requete);
  const apercu = await apercevoir(acteur, await lireEnvoi(fichiers));
  return Response.json(apercu, { headers: { 'cache-control': 'private, no-store' } });
});
