import { Refus } from '@/lib/acces/refus';
import { flux } from '@/lib/acces/serveur/flux';
import { route } from '@/lib/acces/serveur/portes';
import { ENVOI_MAX } from '@/lib/siecle/regles-limites';
import { analyserEnvoi, type EtapeAnalyse, lireEnvoi } from '@/lib/siecle/serveur/import-depot';

/** Reçoit les fichiers (`multipart/form-data`), les lit et les analyse en disant où il en est (IMP-5). */
export const POST = route({ module: 'import', ecriture: true }, async ({ acteur, requete }) => {
  const octets = Number(requete.headers.get('content-length') ?? Number.NaN);
  if (!(octets <= ENVOI_MAX)) throw new Refus('import-trop-gros');
  const formulaire = await requete.formData().catch(() => {
    throw new Refus('envoi-interrompu');
  });
  const envoi = lireEnvoi(formulaire);
  return flux<EtapeAnalyse, { id: string }>('L’analyse n’a pas pu se faire', (suivre, signal) =>
    analyserEnvoi(acteur, envoi, suivre, signal),
  );
});
