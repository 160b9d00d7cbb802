import type { CodeRefus, Echec, Resultat } from '@/lib/acces/refus';
import { TEXTES_ENVOI } from '@/lib/acces/refus-envoi';
import { echecDe } from './appeler';
import { televerser } from './televerser';

interface Demande {
  method: 'POST' | 'DELETE';
  body?: FormData;
}

/**
 * Demande une route de Griotte qui ne rend rien (un dépôt, un retrait) et lit sa réponse comme celle d'une action : à
 * donner à `useAction`, qui fait le reste. Rien, c'est un statut 204 : une page en 200 n'est pas de Griotte.
 */
export async function demanderRoute(adresse: string, { method, body }: Demande): Promise<Resultat<void>> {
  const reponse = await televerser(adresse, body ?? null, { methode: method });
  return reponse.status === 204 ? { ok: true, valeur: undefined } : lireRefus(reponse);
}

/** La même, d'une route qui rend un objet JSON. */
export async function demanderJson<T>(adresse: string, { method, body }: Demande): Promise<Resultat<T>> {
  const reponse = await televerser(adresse, body ?? null, { methode: method });
  return lireJson(reponse);
}

/** L'objet JSON d'une réponse, ou son refus. */
export function lireJson<T>(reponse: XMLHttpRequest): Resultat<T> {
  const enJson = reponse.getResponseHeader('content-type')?.startsWith('application/json');
  if (reponse.status === 200 && enJson) return { ok: true, valeur: JSON.parse(reponse.responseText) };
  return lireRefus(reponse);
}

/** Le refus d'une porte (`route`, lib/acces/serveur/portes) ou du premier filtre ; la page d'un mandataire ne se montre pas. */
export function lireRefus(reponse: XMLHttpRequest): Echec {
  const code = reponse.getResponseHeader('x-refus');
  if (code) return { ok: false, code: code as CodeRefus, message: reponse.responseText };
  return echecDe(reponse.responseText === TEXTES_ENVOI.session ? 'session' : 'reponse-inattendue');
}
