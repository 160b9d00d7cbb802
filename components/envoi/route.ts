import type { CodeRefus, Echec, Resultat } from '@/lib/acces/refus';
import { TEXTES_ENVOI } from '@/lib/acces/refus-envoi';
import { echecDe } from './appeler';

/**
 * Demande une route de Griotte qui ne rend rien (un dépôt, un retrait) et lit sa réponse comme celle d'une action : à
 * donner à `useAction`, qui fait le reste.
 */
export async function demanderRoute(adresse: string, demande: RequestInit): Promise<Resultat<void>> {
  const reponse = await fetch(adresse, demande);
  if (reponse.ok) return { ok: true, valeur: undefined };
  return lireRefus((nom) => reponse.headers.get(nom), await reponse.text());
}

/** La même, d'une route qui rend un objet JSON. */
export async function demanderJson<T>(adresse: string, demande: RequestInit): Promise<Resultat<T>> {
  const reponse = await fetch(adresse, demande);
  const enJson = reponse.headers.get('content-type')?.startsWith('application/json');
  if (reponse.ok && enJson) return { ok: true, valeur: await reponse.json() };
  return lireRefus((nom) => reponse.headers.get(nom), await reponse.text());
}

/** Le refus d'une porte (`route`, lib/acces/serveur/portes) ou du premier filtre ; la page d'un mandataire ne se montre pas. */
export function lireRefus(entete: (nom: string) => string | null, texte: string): Echec {
  const code = entete('x-refus');
  if (code) return { ok: false, code: code as CodeRefus, message: texte };
  return echecDe(texte === TEXTES_ENVOI.session ? 'session' : 'reponse-inattendue');
}
