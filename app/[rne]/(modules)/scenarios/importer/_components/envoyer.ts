import { TEXTES } from '@/lib/acces/refus';
import { ENVOI_MAX } from '@/lib/scpro/regles-limites';

export type Reponse<T> = { ok: true; valeur: T } | { ok: false; message: string };

const COUPURE =
  'La liaison s’est interrompue, ou un fichier a été déplacé ou modifié sur votre ordinateur. Rien n’a été importé\u00a0; vos choix sont restés à l’écran.';

/** Envoie des fichiers, et ce qu'on a choisi pour eux. Rend ce que la route répond, ou le texte de son refus. */
export async function envoyer<T>(url: string, fichiers: readonly File[], choix?: unknown): Promise<Reponse<T>> {
  if (fichiers.length === 0) return { ok: false, message: TEXTES['scpro-sans-fichier'] };
  if (fichiers.reduce((octets, f) => octets + f.size, 0) > ENVOI_MAX)
    return { ok: false, message: TEXTES['scpro-trop-gros'] };
  const corps = new FormData();
  for (const fichier of fichiers) corps.append('fichiers', fichier);
  if (choix !== undefined) corps.set('choix', JSON.stringify(choix));
  try {
    const reponse = await fetch(url, { method: 'POST', body: corps });
    if (reponse.ok) return { ok: true, valeur: (await reponse.json()) as T };
    return { ok: false, message: await messageDe(reponse) };
  } catch {
    return { ok: false, message: COUPURE };
  }
}

/** Le refus d'une porte : son texte ; autre chose (page d'un mandataire…) ne se montre pas. */
const messageDe = async (reponse: Response) =>
  reponse.headers.get('content-type')?.startsWith('text/plain')
    ? reponse.text()
    : `Le serveur n’a pas accepté la demande (${reponse.status}). Recommencez dans un instant.`;
