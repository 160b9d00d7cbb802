import { route } from '@/lib/acces/portes';
import { lireEnvoi, recevoir } from '@/lib/scpro/depot';
import { apercevoir } from '@/lib/scpro/import';

/** Lit les fichiers déposés (`multipart/form-data`) et dit ce qui en serait importé. Rien n'est gardé ni écrit. */
export const POST = route({ module: 'scenarios', ecriture: true }, async ({ acteur, requete }) => {
  const { fichiers } = await recevoir(requete);
  const apercu = await apercevoir(acteur, await lireEnvoi(fichiers));
  return Response.json(apercu, { headers: { 'cache-control': 'private, no-store' } });
});
