import type { GrilleCompacte, Lot, ResultatSaisie } from '@/lib/evaluations/grille/format';

/** Ce qu'il advient d'un envoi : `reseau` et `serveur` se réessaient seuls, les autres attendent la personne. */
export type Reponse =
  | { genre: 'ok'; resultat: ResultatSaisie }
  | { genre: 'reseau' | 'serveur' | 'session' }
  | { genre: 'refus'; message: string };

/** Au-delà, en millisecondes, un envoi est tenu pour perdu. */
const PATIENCE = 20_000;
/** Octets qu'une page qui se ferme peut encore envoyer (limite des navigateurs : 64 Ko). */
const DERNIER_ENVOI = 60_000;

const session = (r: Response) => r.status === 401 || r.type === 'opaqueredirect';

/** Enregistre un lot. Ne lève pas : toute panne est une réponse. */
export async function posterSaisie(adresse: string, lot: Lot): Promise<Reponse> {
  const body = JSON.stringify(lot);
  try {
    const r = await fetch(adresse, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      redirect: 'manual',
      keepalive: document.visibilityState === 'hidden' && body.length < DERNIER_ENVOI,
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (session(r)) return { genre: 'session' };
    if (r.ok) return { genre: 'ok', resultat: (await r.json()) as ResultatSaisie };
    if (r.status >= 500 || r.status === 429) return { genre: 'serveur' };
    return { genre: 'refus', message: await r.text() };
  } catch {
    return { genre: 'reseau' }; // coupure, délai passé, ou page d'un portail d'accès à la place de la réponse
  }
}

/** La grille si elle a changé depuis `version` ; nul si rien n'a bougé ou si le serveur ne répond pas. */
export async function lireSuite(adresse: string, version: string): Promise<GrilleCompacte | null> {
  try {
    const r = await fetch(`${adresse}&version=${encodeURIComponent(version)}`, {
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return r.status === 200 ? ((await r.json()) as GrilleCompacte) : null;
  } catch {
    return null; // hors ligne : la prochaine lecture rattrapera
  }
}
