import { flux } from '@/lib/acces/flux';
import { route } from '@/lib/acces/portes';
import { Refus } from '@/lib/acces/refus';
import { analyserEnvoi, type EtapeAnalyse, lireEnvoi } from '@/lib/siecle/depot';
import { ENVOI_MAX } from '@/lib/siecle/limites';

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
