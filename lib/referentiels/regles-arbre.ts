/** Ce qu'il faut d'un nœud pour le montrer dans un arbre. */
export interface NoeudPlat {
  code: string;
  nature: 'item' | 'complexite' | 'alea';
  parent: string | null;
  niveau: string;
  libelle: string;
  competence: string | null;
  evaluable: boolean;
  verifie: boolean;
}

export interface NoeudArbre extends NoeudPlat {
  enfants: NoeudArbre[];
  complexites: NoeudArbre[];
  aleas: NoeudArbre[];
}

const arbres = new WeakMap<readonly NoeudPlat[], readonly NoeudArbre[]>();

/** Liste ordonnée (parents d'abord) → arbre ; complexités et aléas à part des autres enfants. Un seul par liste. */
export function construireArbre(items: readonly NoeudPlat[]): readonly NoeudArbre[] {
  const connu = arbres.get(items);
  if (connu) return connu;
  const arbre = planter(items);
  arbres.set(items, arbre);
  return arbre;
}

function planter(items: readonly NoeudPlat[]): NoeudArbre[] {
  const noeuds = new Map<string, NoeudArbre>();
  const racines: NoeudArbre[] = [];
  for (const i of items) {
    const noeud: NoeudArbre = {
      code: i.code,
      nature: i.nature,
      parent: i.parent,
      niveau: i.niveau,
      libelle: i.libelle,
      competence: i.competence,
      evaluable: i.evaluable,
      verifie: i.verifie,
      enfants: [],
      complexites: [],
      aleas: [],
    };
    noeuds.set(i.code, noeud);
    const parent = i.parent === null ? undefined : noeuds.get(i.parent);
    const ou = { item: parent?.enfants, complexite: parent?.complexites, alea: parent?.aleas }[i.nature] ?? racines;
    ou.push(noeud);
  }
  return racines;
}
