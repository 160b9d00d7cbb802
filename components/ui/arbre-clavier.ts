import { simplifier } from '@/lib/recherche-texte';
import type { LigneArbre } from './arbre-regles';

export type GesteArbre =
  | { geste: 'aller'; id: string }
  | { geste: 'plier' | 'deplier' | 'activer'; id: string }
  | { geste: 'deplier-freres'; ids: string[] };

function aller(ligne: LigneArbre | undefined): GesteArbre | null {
  return ligne ? { geste: 'aller', id: ligne.noeud.id } : null;
}

/** La prochaine ligne, en tournant, dont le code ou le libellé commence par ce caractère. */
function commencantPar(touche: string, lignes: readonly LigneArbre[], index: number): GesteArbre | null {
  if ([...touche].length !== 1) return null;
  const debut = simplifier(touche);
  const suite = [...lignes.slice(index + 1), ...lignes.slice(0, index)];
  return aller(
    suite.find(({ noeud }) =>
      [noeud.code, noeud.libelle].some((texte) => texte !== undefined && simplifier(texte).startsWith(debut)),
    ),
  );
}

/**
 * Ce que fait une touche sur la ligne `index` (modèle « treeview » de l'ARIA APG) ; `null` si rien.
 */
export function gesteClavier(touche: string, lignes: readonly LigneArbre[], index: number): GesteArbre | null {
  const ligne = lignes[index];
  if (!ligne) return null;
  const { id } = ligne.noeud;
  switch (touche) {
    case 'ArrowDown':
      return aller(lignes[index + 1]);
    case 'ArrowUp':
      return aller(lignes[index - 1]);
    case 'Home':
      return aller(lignes[0]);
    case 'End':
      return aller(lignes.at(-1));
    case 'ArrowRight':
      return ligne.deplie === false ? { geste: 'deplier', id } : ligne.deplie ? aller(lignes[index + 1]) : null;
    case 'ArrowLeft':
      return ligne.deplie ? { geste: 'plier', id } : aller(lignes.find(({ noeud }) => noeud.id === ligne.parent));
    case '*':
      return {
        geste: 'deplier-freres',
        ids: lignes.filter(({ parent, deplie }) => parent === ligne.parent && deplie === false).map((l) => l.noeud.id),
      };
    case ' ':
    case 'Enter':
      return { geste: 'activer', id };
    default:
      return commencantPar(touche, lignes, index);
  }
}
