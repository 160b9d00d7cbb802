import { demanderJson } from '@/components/envoi/route';
import type { Resultat } from '@/lib/acces/refus';

/**
 * Envoie des fichiers à une route, et ce qu'on a choisi pour eux : à donner à `useAction`. Un fichier déplacé ou modifié
 * depuis qu'il a été choisi ne se lit plus : le dire, au lieu d'une connexion perdue.
 */
export async function envoyer<T>(url: string, fichiers: readonly File[], choix?: unknown): Promise<Resultat<T>> {
  const lisibles = await Promise.all(fichiers.map((f) => f.slice(0, 1).arrayBuffer())).then(
    () => true,
    () => false,
  );
  if (!lisibles) return { ok: false, code: 'scpro-change', message: ILLISIBLE };
  const corps = new FormData();
  for (const fichier of fichiers) corps.append('fichiers', fichier);
  if (choix !== undefined) corps.set('choix', JSON.stringify(choix));
  return demanderJson<T>(url, { method: 'POST', body: corps });
}

const ILLISIBLE =
  'Un fichier a été déplacé ou modifié sur votre ordinateur depuis que vous l’avez choisi. Rien n’a été importé\u00a0; choisissez vos fichiers de nouveau.';
