import 'server-only';
import {
  type ColumnDef,
  cellSpanningFeature,
  constructTable,
  type RowData,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { TriDAdresse } from '@/lib/listes';
import type { Colonne } from './colonne';

type Liaisons = NonNullable<Parameters<typeof tableFeatures>[0]['coreReactivityFeature']>;

const abonnement = () => ({ unsubscribe: () => {} });

/** Un tableau rendu au serveur ne change pas : ses atomes gardent leur valeur et personne ne s'y abonne. */
const FIGE: Liaisons = {
  createOptionsStore: false,
  wrapExternalAtoms: false,
  addSubscription: () => {},
  createReadonlyAtom: (lire) => ({ get: lire, subscribe: abonnement }),
  createWritableAtom: (valeur) => ({ get: () => valeur, set: () => {}, subscribe: abonnement }),
  untrack: (lire) => lire(),
  batch: (agir) => agir(),
  schedule: (agir) => agir(),
};

const features = tableFeatures({
  coreReactivityFeature: FIGE,
  rowSortingFeature,
  rowSelectionFeature,
  cellSpanningFeature,
});
type Features = typeof features;

const declarer = <L extends RowData, T extends string>(c: Colonne<L, T>): ColumnDef<Features, L, unknown> => ({
  id: c.cle,
  accessorFn: c.fusion ?? (() => undefined),
  enableSorting: c.tri !== undefined,
  sortDescFirst: c.tri === 'decroissant',
  ...(c.fusion && { spanRows: true }),
  ...(c.etendue && { spanColumns: ({ row }) => c.etendue?.(row.original) ?? 1 }),
});

/** Ses cellules n'ont pas toutes une ligne et une colonne. */
export const fondue = <L, T extends string>(c: Colonne<L, T>): boolean => Boolean(c.fusion || c.etendue);

interface Options<L extends RowData, T extends string> {
  colonnes: readonly Colonne<L, T>[];
  lignes: readonly L[];
  cle: (ligne: L) => string;
  tri?: TriDAdresse<T> | undefined;
  /** Les lignes qui se cochent. */
  cochable?: ((ligne: L) => boolean) | undefined;
}

/** Le tableau, construit sans rien dessiner. Les lignes viennent dans leur ordre : c'est la base qui trie. */
export function construire<L extends RowData, T extends string>(options: Options<L, T>) {
  const { colonnes, lignes, cle, tri, cochable } = options;
  return constructTable({
    features,
    columns: colonnes.map(declarer),
    data: lignes,
    getRowId: cle,
    manualSorting: true,
    enableSortingRemoval: false,
    enableCellSpanning: colonnes.some(fondue),
    enableRowSelection: cochable ? ({ original }) => cochable(original) : false,
    initialState: { sorting: tri ? [{ id: tri.tri, desc: tri.sens === 'decroissant' }] : [] },
  });
}

type Construit<L extends RowData> = ReturnType<typeof construire<L, string>>;
export type Rangee<L extends RowData> = ReturnType<Construit<L>['getRow']>;
/** L'état d'une colonne ; indéfini, elle n'en a pas. */
export type EtatColonne<L extends RowData> = ReturnType<Construit<L>['getColumn']>;
