import { appeler } from '@/components/envoi/appeler';
import { demanderRoute, lireJson } from '@/components/envoi/route';
import { televerser } from '@/components/envoi/televerser';
import type { Resultat } from '@/lib/acces/refus';
import type { PieceJointe } from '@/lib/fichiers/serveur/mutations-pieces';

/** Envoie les octets d'un fichier ; `surAvance` donne ceux qui sont partis. Rend nul quand `signal` l'arrête. */
export const envoyerPiece = (
  adresse: string,
  fichier: File,
  { surAvance, signal }: { surAvance: (partis: number) => void; signal: AbortSignal },
): Promise<Resultat<PieceJointe> | null> =>
  appeler(async (choisi: File) => {
    const demande = await televerser(adresse, choisi, {
      entetes: {
        'content-type': 'application/octet-stream',
        'x-nom-fichier': encodeURIComponent(choisi.name.replace(/\p{Cs}/gu, '')),
      },
      surEnvoi: surAvance,
      signal,
    });
    return lireJson(demande);
  }, fichier);

/** Retire une pièce jointe ; déjà retirée, dans un autre onglet, c'est ce qu'on voulait. */
export async function retirerPiece(adresse: string): Promise<Resultat<void>> {
  const resultat = await demanderRoute(adresse, { method: 'DELETE' });
  return !resultat.ok && resultat.code === 'introuvable' ? { ok: true, valeur: undefined } : resultat;
}
