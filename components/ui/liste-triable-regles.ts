/** La même liste, l'élément de rang `de` étant passé au rang `vers`. */
export function deplacer<T>(liste: readonly T[], de: number, vers: number): T[] {
  const reste = liste.filter((_, rang) => rang !== de);
  return [...reste.slice(0, vers), ...liste.slice(de, de + 1), ...reste.slice(vers)];
}

/** Rang où une touche mène l'élément de rang `de`, ou `null` si elle ne déplace rien. */
export function rangAuClavier(touche: string, de: number, nombre: number): number | null {
  const rangs: Record<string, number> = { ArrowUp: de - 1, ArrowDown: de + 1, Home: 0, End: nombre - 1 };
  const vers = rangs[touche];
  return vers === undefined ? null : Math.min(Math.max(vers, 0), nombre - 1);
}

/** Rang de la ligne à la hauteur du pointeur ; au-dessus de toutes la première, au-dessous la dernière. */
export function rangSousPointeur(lignes: readonly { bottom: number }[], hauteur: number): number {
  const rang = lignes.findIndex(({ bottom }) => hauteur < bottom);
  return rang === -1 ? Math.max(lignes.length - 1, 0) : rang;
}
