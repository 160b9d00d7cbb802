'use server';

import { Refus, type Resultat } from '@/lib/acces/refus';
import { enResultat } from '@/lib/acces/serveur/erreurs';
import { lireEtablissement } from '@/lib/etablissement/serveur/queries';
import { arreterResume } from '@/lib/notifications/serveur/mutations';

/** Arrête le résumé de qui a reçu ce lien. Action publique : le jeton signé dit le compte, et ne permet rien d'autre. */
export async function arreter(lien: { rne: string; jeton: string }): Promise<Resultat<void>> {
  try {
    const { rne, jeton } = lien;
    if (typeof rne !== 'string' || typeof jeton !== 'string' || !(await lireEtablissement(rne)))
      throw new Refus('introuvable');
    return { ok: true, valeur: await arreterResume(rne, jeton) };
  } catch (e) {
    return enResultat(e, 'arrêt du résumé');
  }
}
