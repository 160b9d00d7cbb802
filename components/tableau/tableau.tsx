import type { RowData } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { cx } from '@/components/ui/cx';
import { IconeChevron } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';
import type { TriDAdresse } from '@/lib/listes';
import { CadreTableau } from './cadre';
import type { Colonne } from './colonne';
import { construire, type EtatColonne, fondue, type Rangee } from './moteur';
import type { CaseLigne } from './selection';

/** Une case par ligne, à cocher dans une `SelectionTableau`. */
interface Cases<L> {
  /** `CaseLigne` (`selection`), que seules les pages qui cochent envoient au navigateur. */
  Case: typeof CaseLigne;
  /** L'en-tête de leur colonne. */
  titre: string;
  /** Ce que dit la case d'une ligne. */
  libelle: (ligne: L) => string;
  /** Le nom des cases dans un formulaire ; leur valeur est la clé de la ligne. */
  nom?: string;
  /** La ligne ne se coche pas. */
  empeche?: (ligne: L) => boolean;
}

interface Props<L extends RowData, T extends string> {
  /** Ce que contient le tableau : légende, et nom de la zone qui défile. */
  legende: string;
  legendeCachee?: boolean;
  colonnes: readonly Colonne<L, NoInfer<T>>[];
  /** Dans l'ordre où elles se montrent : c'est la base qui trie. */
  lignes: readonly L[];
  /** Ce qui désigne une ligne, unique dans le tableau. */
  cle: (ligne: L) => string;
  tri?: TriDAdresse<T>;
  cases?: Cases<L>;
  dense?: boolean;
  /** Sous 64rem, une carte par ligne. */
  cartes?: boolean;
  classeLigne?: (ligne: L) => string | undefined;
  /** Ce qui se montre s'il n'y a aucune ligne : un `EtatVide`. */
  vide?: ReactNode;
}

/** Un tableau de données, déclaré colonne par colonne (LISEZMOI.md). Rendu au serveur, son moteur n'est pas envoyé. */
export function Tableau<L extends RowData, T extends string = never>(props: Props<L, T>) {
  const { legende, legendeCachee, colonnes, lignes, cle, tri, cases, dense, cartes, classeLigne, vide } = props;
  if (lignes.length === 0 && vide !== undefined) return vide;
  const cochable = cases && ((ligne: L) => !cases.empeche?.(ligne));
  const tableau = construire<L, T>({ colonnes, lignes, cle, tri, cochable });
  const preparees = colonnes.map(preparer);
  const fondues = colonnes.some(fondue);
  const triee = colonnes.find((c) => c.tri && c.cle === tri?.tri);
  return (
    <>
      <CadreTableau legende={legende} className={cx(cartes && 'tableau-cartes')}>
        <table className="tableau" data-dense={dense || undefined}>
          <caption className={cx(legendeCachee && 'sr-only')}>
            <span>{legende}</span>
          </caption>
          <thead data-tri={tri && ''}>
            <tr>
              {cases && (
                <th scope="col" className="etroit">
                  {cases.titre}
                </th>
              )}
              {colonnes.map((c) => (
                <EnTete key={c.cle} colonne={c} etat={tableau.getColumn(c.cle)} tri={tri} />
              ))}
            </tr>
          </thead>
          <tbody>
            {tableau.getRowModel().rows.map((rangee) => (
              <tr key={rangee.id} {...classer(classeLigne?.(rangee.original))}>
                {cases && <CelluleCase {...{ cases, rangee }} />}
                {cellules({ preparees, rangee, fondues })}
              </tr>
            ))}
          </tbody>
        </table>
      </CadreTableau>
      {tri && triee && (
        <p role="status" className="sr-only">
          Tri par {triee.titre}, ordre {tri.sens}
        </p>
      )}
    </>
  );
}

const ARIA_TRI = { asc: 'ascending', desc: 'descending' } as const;

interface PropsTete<L extends RowData, T extends string> {
  colonne: Colonne<L, T>;
  etat: EtatColonne<L>;
  tri: TriDAdresse<T> | undefined;
}

/** L'en-tête d'une colonne ; un lien trie par elle, et celle du tri en cours en change le sens. */
function EnTete<L extends RowData, T extends string>({ colonne: c, etat, tri }: PropsTete<L, T>) {
  const enCours = etat?.getIsSorted() || undefined;
  const suivant = etat?.getNextSortingOrder() === 'desc' ? 'decroissant' : 'croissant';
  return (
    <th scope="col" aria-sort={enCours && ARIA_TRI[enCours]} className={c.className}>
      {c.tri && tri ? (
        <Lien
          href={tri.adresse(c.cle, suivant)}
          surPlace
          className="inline-flex items-center gap-1 text-inherit hover:text-texte hover:underline pointer-coarse:min-h-11 pointer-coarse:min-w-11"
        >
          {c.titre}
          {enCours && <IconeChevron taille={16} className={enCours === 'asc' ? '-rotate-90' : 'rotate-90'} />}
        </Lien>
      ) : (
        c.titre
      )}
    </th>
  );
}

const CelluleCase = <L extends RowData>({ cases, rangee }: { cases: Cases<L>; rangee: Rangee<L> }) => (
  <td className="case etroit">
    <cases.Case
      id={rangee.id}
      libelle={cases.libelle(rangee.original)}
      nom={cases.nom}
      empechee={!rangee.getCanSelect()}
    />
  </td>
);

const classer = (className: string | undefined) => className && { className };

/**
 * Ce qu'une colonne met sur chacune de ses cellules, préparé une fois. Rien d'indéfini : le serveur enverrait le mot
 * « undefined » pour chaque cellule.
 */
const preparer = <L extends RowData, T extends string>(c: Colonne<L, T>) => ({
  c,
  Balise: c.nomme ? ('th' as const) : ('td' as const),
  attributs: {
    ...(c.nomme && { scope: 'row' }),
    ...(c.libelle && { 'data-libelle': c.libelle }),
    ...(c.className && { className: c.className }),
  },
});

interface PropsCellules<L extends RowData, T extends string> {
  preparees: ReturnType<typeof preparer<L, T>>[];
  rangee: Rangee<L>;
  /** Une colonne au moins fond ses cellules ; sinon leur état ne sert à rien, et coûte. */
  fondues: boolean;
}

/** Une fonction et non un composant : le serveur en rendrait un par ligne. */
function cellules<L extends RowData, T extends string>({ preparees, rangee, fondues }: PropsCellules<L, T>) {
  const ligne = rangee.original;
  const etats = fondues ? rangee.getAllCellsByColumnId() : {};
  return preparees.map(({ c, Balise, attributs }) => {
    const etat = etats[c.cle];
    if (etat?.getIsCovered()) return null;
    const classe = c.classe?.(ligne);
    return (
      <Balise
        key={c.cle}
        {...attributs}
        {...(etat && tailler(etat.getRowSpan(), etat.getColSpan()))}
        {...(classe && { className: cx(c.className, classe) })}
      >
        {c.cellule(ligne)}
      </Balise>
    );
  });
}

const tailler = (rowSpan: number, colSpan: number) => ({
  ...(rowSpan > 1 && { rowSpan }),
  ...(colSpan > 1 && { colSpan }),
});
