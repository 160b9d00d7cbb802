/** Ce que vise un clic sur `id` : lui seul, ou avec la majuscule tout ce qui le sépare du clic d'avant, lui compris. */
export function viser(possibles: readonly string[], id: string, depuis: string | null): readonly string[] {
  const [un, autre] = [possibles.indexOf(depuis ?? id), possibles.indexOf(id)];
  return un < 0 || autre < 0 ? [id] : possibles.slice(Math.min(un, autre), Math.max(un, autre) + 1);
}

/** Les choisis, avec ou sans ceux que l'on vise. */
export function choisir(choisis: ReadonlySet<string>, vises: readonly string[], oui: boolean): ReadonlySet<string> {
  return new Set(oui ? [...choisis, ...vises] : [...choisis].filter((id) => !vises.includes(id)));
}
