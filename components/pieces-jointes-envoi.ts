import { demanderRoute } from '@/components/envoi/route';
import type { Resultat } from '@/lib/acces/refus';
import type { PieceJointe } from '@/lib/fichiers/serveur/mutations-pieces';

/** Ce qu'un envoi a donné : la pièce jointe, ou pourquoi elle ne l'est pas. `coupure` : réessayer peut suffire. */
export type FinEnvoi = PieceJointe | { refus: string; coupure: boolean };

const COUPURE = 'La liaison s’est interrompue avant la fin. Vérifiez votre connexion, puis réessayez.';

/** Ce que le serveur dit d'un refus ; autre chose (la page d'un mandataire…) ne se montre pas. */
function lireRefus(statut: number, type: string | null, texte: string): FinEnvoi {
  if (type?.startsWith('text/plain')) return { refus: texte, coupure: statut >= 500 || statut === 401 };
  return { refus: `Le serveur n’a pas accepté ce fichier (erreur ${statut}).`, coupure: true };
}

/** Envoie les octets d'un fichier ; `surAvance` donne ceux qui sont partis. Ne rend rien quand `signal` l'annule. */
export function envoyerPiece(
  adresse: string,
  fichier: File,
  { surAvance, signal }: { surAvance: (partis: number) => void; signal: AbortSignal },
): Promise<FinEnvoi | undefined> {
  const xhr = new XMLHttpRequest();
  return new Promise((rendre) => {
    xhr.upload.onprogress = (e) => surAvance(e.loaded);
    xhr.upload.onload = () => surAvance(fichier.size);
    xhr.onload = () => {
      if (xhr.status === 200) return rendre(JSON.parse(xhr.responseText));
      rendre(lireRefus(xhr.status, xhr.getResponseHeader('content-type'), xhr.responseText));
    };
    xhr.onerror = () => rendre({ refus: COUPURE, coupure: true });
    xhr.onabort = () => rendre(undefined);
    signal.addEventListener('abort', () => xhr.abort());
    xhr.open('POST', adresse);
    xhr.setRequestHeader('content-type', 'application/octet-stream');
    xhr.setRequestHeader('x-nom-fichier', encodeURIComponent(fichier.name.replace(/\p{Cs}/gu, '')));
    xhr.send(fichier);
  });
}

/** Retire une pièce jointe ; déjà retirée, dans un autre onglet, c'est ce qu'on voulait. */
export async function retirerPiece(adresse: string): Promise<Resultat<void>> {
  const resultat = await demanderRoute(adresse, { method: 'DELETE' });
  return !resultat.ok && resultat.code === 'introuvable' ? { ok: true, valeur: undefined } : resultat;
}
