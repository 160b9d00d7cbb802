import { Refus } from '@/lib/acces/refus';
import { flux } from '@/lib/acces/serveur/flux';
import { route } from '@/lib/acces/serveur/portes';
import { TABLEUR_MAX } from '@/lib/tableur/regles-limites';
import { type EtapeDepot, lireEnvoi, recevoir } from '@/lib/tableur/serveur/import-depot';

/** Ce qu'un envoi ajoute à son fichier. */
const CADRE = 64 * 1024;

/** Reçoit un tableur (`multipart/form-data`), le lit et le garde le temps de dire ce que sont ses colonnes (IMP-10). */
export const POST = route({ module: 'import', ecriture: true }, async ({ acteur, requete }) => {
  const octets = Number(requete.headers.get('content-length') ?? Number.NaN);
  if (!(octets <= TABLEUR_MAX + CADRE)) throw new Refus('tableur-trop-gros');
  const formulaire = await requete.formData().catch(() => {
    throw new Refus('envoi-interrompu');
  });
  const fichier = lireEnvoi(formulaire);
  return flux<EtapeDepot, { id: string }>('Le fichier n’a pas pu être lu', (suivre, signal) =>
    recevoir(acteur, fichier, suivre, signal),
  );
});
