import type { KeyboardEvent } from 'react';
import { Bouton } from './bouton';
import { IconeRecherche } from './icones';

type Props = {
  libelle: string;
  idTitre: string;
  recherche: string;
  exemple?: string | undefined;
  /** Nombre de résultats, ou `null` hors recherche. */
  trouves: number | null;
  choisis: number;
  onRecherche: (texte: string) => void;
  onDescendre: () => void;
  /** Entrée dans la recherche. */
  onValider: () => void;
  onToutDeplier: () => void;
  onToutReplier: () => void;
};

/** Au-dessus de l'arbre : son titre, le compte des choix, la recherche et le dépliage. */
export function ArbreOutils(props: Props) {
  const { libelle, idTitre, recherche, exemple, trouves, choisis, onRecherche, onDescendre } = props;
  /** Échap vide d'abord la recherche, puis ferme la fenêtre. */
  function auClavier(evenement: KeyboardEvent) {
    if (evenement.key === 'Enter') props.onValider();
    else if (evenement.key === 'Escape' && recherche) onRecherche('');
    else if (evenement.key === 'ArrowDown') onDescendre();
    else return;
    evenement.preventDefault();
  }

  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span id={idTitre} className="font-medium">
          {libelle}
        </span>
        <span role="status" className="text-sm text-texte-doux">
          {trouves !== null &&
            `${trouves === 0 ? 'Aucun résultat' : `${trouves} résultat${trouves > 1 ? 's' : ''}`} · `}
          {choisis === 0 ? 'Aucun choix' : `${choisis} choisi${choisis > 1 ? 's' : ''}`}
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <span className="relative flex-1 basis-full sm:basis-48">
          <IconeRecherche className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-texte-doux" />
          <input
            type="search"
            aria-label={`Rechercher\u00a0: ${libelle}`}
            placeholder={exemple ?? 'Code ou mots'}
            value={recherche}
            onChange={(evenement) => onRecherche(evenement.target.value)}
            onKeyDown={auClavier}
            className="saisie pl-10"
          />
        </span>
        <Bouton variante="discret" taille="petit" onClick={props.onToutDeplier}>
          Tout déplier
        </Bouton>
        <Bouton variante="discret" taille="petit" onClick={props.onToutReplier}>
          Tout replier
        </Bouton>
      </div>
    </>
  );
}
