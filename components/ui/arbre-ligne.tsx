import type { KeyboardEvent } from 'react';
import type { EtatCase, LigneArbre } from './arbre-regles';
import { Surligne } from './arbre-surligne';
import { IconeChevron, IconeCoche, IconeTiret } from './icones';

const ARIA_CASE = { oui: true, non: false, partiel: 'mixed' } as const;

type Props = {
  ligne: LigneArbre;
  id: string;
  /** `null` : pas de case, c'est un titre. */
  etat: EtatCase | null;
  tabulable: boolean;
  /** Ce qui est cherché, à surligner. */
  mots: readonly string[];
  onFocus: () => void;
  onClic: () => void;
  /** Un clic sur la case elle-même. */
  onCocher: () => void;
  onPlier: () => void;
  onTouche: (evenement: KeyboardEvent) => void;
};

/** Une ligne de l'arbre : volet, case, code, libellé, mentions. */
export function LigneArbreACases(props: Props) {
  const { ligne, id, etat, tabulable, mots, onFocus, onClic, onCocher, onPlier, onTouche } = props;
  const { noeud, niveau, rang, taille, deplie } = ligne;
  return (
    <div
      role="treeitem"
      id={id}
      aria-level={niveau}
      aria-posinset={rang}
      aria-setsize={taille}
      aria-expanded={deplie}
      aria-checked={etat === null ? undefined : ARIA_CASE[etat]}
      aria-selected={undefined}
      tabIndex={tabulable ? 0 : -1}
      onFocus={onFocus}
      onClick={onClic}
      onKeyDown={onTouche}
    >
      <span
        aria-hidden="true"
        className="arbre-volet"
        onClick={(evenement) => {
          if (deplie === undefined) return;
          evenement.stopPropagation();
          onPlier();
        }}
      >
        {deplie !== undefined && <IconeChevron taille={16} />}
      </span>
      {etat !== null && (
        <span
          aria-hidden="true"
          className="arbre-case"
          onClick={(evenement) => {
            evenement.stopPropagation();
            onCocher();
          }}
        >
          {etat === 'oui' && <IconeCoche taille={16} />}
          {etat === 'partiel' && <IconeTiret taille={16} />}
        </span>
      )}
      <span className="arbre-libelle">
        {noeud.code && (
          <span className="mr-1 font-semibold text-texte-doux tabular-nums">
            <Surligne texte={noeud.code} mots={mots} />
          </span>
        )}{' '}
        <Surligne texte={noeud.libelle} mots={mots} />
        {noeud.mentions && <> {noeud.mentions}</>}
        {noeud.detail && (
          <span className="arbre-detail">
            <Surligne texte={noeud.detail} mots={mots} />
          </span>
        )}
      </span>
    </div>
  );
}
