import type { ReactNode } from 'react';
import { contientLesMots, motsDe } from '@/lib/recherche-texte';

export type NoeudArbre = {
  id: string;
  code?: string;
  libelle: string;
  /** Sous le libellé, et cherché avec lui. */
  detail?: string;
  /** Peut être choisi lui-même ; sinon c'est un titre. */
  cochable: boolean;
  enfants?: readonly NoeudArbre[];
  /** Ce qui se montre à droite du libellé : des `Badge`. */
  mentions?: ReactNode;
};

export type EtatCase = 'oui' | 'non' | 'partiel';

export type LigneArbre = {
  noeud: NoeudArbre;
  niveau: number;
  rang: number;
  taille: number;
  parent: string | null;
  /** `undefined` pour une feuille. */
  deplie: boolean | undefined;
};

/** Les nœuds qu'un choix de ce nœud cocherait : lui-même, ou pour un titre tout ce qu'il contient. */
export function idsCochables(noeud: NoeudArbre): string[] {
  return noeud.cochable ? [noeud.id] : (noeud.enfants ?? []).flatMap(idsCochables);
}

/** L'état de la case d'un nœud ; `partiel` quand seule une partie de ce qu'il contient est choisie. */
export function etatCase(noeud: NoeudArbre, choisis: ReadonlySet<string>): EtatCase {
  if (noeud.cochable && choisis.has(noeud.id)) return 'oui';
  const enfants = (noeud.enfants ?? []).filter((enfant) => idsCochables(enfant).length > 0);
  const etats = enfants.map((enfant) => etatCase(enfant, choisis));
  if (etats.every((etat) => etat === 'non')) return 'non';
  return !noeud.cochable && etats.every((etat) => etat === 'oui') ? 'oui' : 'partiel';
}

/** Choisit ou retire ; les nouveaux choix se rangent après les anciens, dont l'ordre ne change pas. */
export function basculer(noeud: NoeudArbre, choisis: readonly string[]): string[] {
  const vises = idsCochables(noeud);
  const tous = vises.every((id) => choisis.includes(id));
  return tous
    ? choisis.filter((id) => !vises.includes(id))
    : [...choisis, ...vises.filter((id) => !choisis.includes(id))];
}

/** Ce qui dit si un nœud contient tous les mots cherchés, au début de son code, dans son libellé ou son détail ; `null` sans recherche. */
function chercheur(recherche: string): ((noeud: NoeudArbre) => boolean) | null {
  const mots = motsDe(recherche);
  if (mots.length === 0) return null;
  return ({ code, libelle, detail = '' }) => contientLesMots(mots, `${libelle} ${detail}`, code);
}

/** L'arbre réduit à ce que la recherche trouve, avec ses ancêtres et ce qu'il contient. */
export function filtrer(noeuds: readonly NoeudArbre[], recherche: string): readonly NoeudArbre[] {
  const correspond = chercheur(recherche);
  if (!correspond) return noeuds;
  const retenir = (noeud: NoeudArbre): NoeudArbre[] => {
    if (correspond(noeud)) return [noeud];
    const enfants = (noeud.enfants ?? []).flatMap(retenir);
    return enfants.length > 0 ? [{ ...noeud, enfants }] : [];
  };
  return noeuds.flatMap(retenir);
}

/** Les nœuds que la recherche trouve, sans leurs ancêtres ; `null` hors recherche. */
export function trouver(noeuds: readonly NoeudArbre[], recherche: string): NoeudArbre[] | null {
  const correspond = chercheur(recherche);
  if (!correspond) return null;
  const parmi = (suite: readonly NoeudArbre[]): NoeudArbre[] =>
    suite.flatMap((noeud) => [...(correspond(noeud) ? [noeud] : []), ...parmi(noeud.enfants ?? [])]);
  return parmi(noeuds);
}

/** Les identifiants des nœuds qui ont des enfants. */
export function idsBranches(noeuds: readonly NoeudArbre[]): string[] {
  return noeuds.flatMap(({ id, enfants = [] }) => (enfants.length > 0 ? [id, ...idsBranches(enfants)] : []));
}

/** Les branches qui mènent à un nœud choisi : ce qu'il faut déplier pour voir les choix. */
export function branchesChoisies(noeuds: readonly NoeudArbre[], choisis: ReadonlySet<string>): string[] {
  return noeuds.flatMap(({ id, enfants = [] }) => {
    const dessous = branchesChoisies(enfants, choisis);
    const mene = dessous.length > 0 || enfants.some((enfant) => choisis.has(enfant.id));
    return mene ? [id, ...dessous] : [];
  });
}

/** Les lignes à l'écran, dans l'ordre, selon les branches dépliées. */
export function lignesVisibles(
  noeuds: readonly NoeudArbre[],
  deplies: ReadonlySet<string>,
  niveau = 1,
  parent: string | null = null,
): LigneArbre[] {
  return noeuds.flatMap((noeud, index) => {
    const enfants = noeud.enfants ?? [];
    const deplie = enfants.length > 0 ? deplies.has(noeud.id) : undefined;
    const ligne = { noeud, niveau, rang: index + 1, taille: noeuds.length, parent, deplie };
    return [ligne, ...(deplie ? lignesVisibles(enfants, deplies, niveau + 1, noeud.id) : [])];
  });
}
