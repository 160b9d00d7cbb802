/**
 * Garde une valeur, en JSON, le temps que vit l'onglet. Rend faux si le navigateur ne garde rien (navigation privée, place
 * épuisée).
 */
export function garderDansOnglet(cle: string, valeur: unknown): boolean {
  try {
    sessionStorage.setItem(cle, JSON.stringify(valeur));
    return true;
  } catch {
    return false;
  }
}

/** Ce que cet onglet a gardé sous cette clé ; nul s'il n'y a rien de lisible. */
export function lireDansOnglet<T>(cle: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(cle) ?? 'null') as T | null;
  } catch {
    return null;
  }
}
