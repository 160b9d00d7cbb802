import type { NoeudArbre } from '@/lib/referentiels/regles-arbre';

/** Ce qui nomme un item choisi, qu'il soit encore dans l'arbre ou non. */
export type ItemNomme = Pick<NoeudArbre, 'code' | 'nature' | 'parent' | 'libelle' | 'competence' | 'verifie'>;

/** Tous les nœuds d'un arbre par code, complexités et aléas compris ; `connus` ajoute ceux qui n'y sont plus. */
export function indexer(arbre: readonly NoeudArbre[], connus: readonly ItemNomme[] = []): Map<string, ItemNomme> {
  const index = new Map(connus.map((i) => [i.code, i]));
  const ajouter = (noeud: NoeudArbre) => {
    index.set(noeud.code, noeud);
    for (const fils of [...noeud.complexites, ...noeud.aleas, ...noeud.enfants]) ajouter(fils);
  };
  arbre.forEach(ajouter);
  return index;
}

/** Les situations qui ont des complexités ou des aléas, par code. */
export function situations(arbre: readonly NoeudArbre[]): Map<string, NoeudArbre> {
  const parcourir = (noeuds: readonly NoeudArbre[]): [string, NoeudArbre][] =>
    noeuds.flatMap((n) => [
      ...(n.complexites.length + n.aleas.length > 0 ? [[n.code, n] satisfies [string, NoeudArbre]] : []),
      ...parcourir(n.enfants),
    ]);
  return new Map(parcourir(arbre));
}

/** La situation dont cet item est une complexité ou un aléa ; nul pour un item ordinaire. */
const situationDe = (index: ReadonlyMap<string, ItemNomme>, code: string): string | null => {
  const item = index.get(code);
  return item && item.nature !== 'item' ? item.parent : null;
};

/** Les items ordinaires d'un choix, sans les complexités ni les aléas. */
export const sansPrecisions = (index: ReadonlyMap<string, ItemNomme>, choisis: readonly string[]): string[] =>
  choisis.filter((code) => situationDe(index, code) === null);

/**
 * Le choix une fois ces items cochés dans l'arbre : l'ordre d'avant est gardé, les nouveaux viennent à la fin, et une
 * situation décochée emporte ses complexités et ses aléas.
 */
export function changerItems(
  index: ReadonlyMap<string, ItemNomme>,
  choisis: readonly string[],
  items: readonly string[],
): string[] {
  const gardes = choisis.filter((code) => items.includes(situationDe(index, code) ?? code));
  return [...gardes, ...items.filter((code) => !choisis.includes(code))];
}

/** Un item choisi et ses complexités et aléas choisis : ce qui se range ensemble. */
export interface Groupe {
  code: string;
  precisions: string[];
}

/** Le choix par situation ; une complexité dont la situation n'est pas choisie est seule dans son groupe. */
export function grouperPrecisions(index: ReadonlyMap<string, ItemNomme>, choisis: readonly string[]): Groupe[] {
  const rattachee = (code: string) => choisis.includes(situationDe(index, code) ?? '');
  return choisis
    .filter((code) => !rattachee(code))
    .map((code) => ({ code, precisions: choisis.filter((p) => situationDe(index, p) === code) }));
}

/** Coche ou décoche une complexité ou un aléa ; coché, il se range à la suite de sa situation et de ses précisions. */
export function basculerPrecision(
  index: ReadonlyMap<string, ItemNomme>,
  choisis: readonly string[],
  code: string,
): string[] {
  if (choisis.includes(code)) return choisis.filter((c) => c !== code);
  const situation = situationDe(index, code);
  const apres = choisis.findLastIndex((c) => c === situation || situationDe(index, c) === situation);
  return [...choisis.slice(0, apres + 1), code, ...choisis.slice(apres + 1)];
}
