'use client';

import { type ReactNode, useState } from 'react';
import { Bouton, BoutonIcone } from './bouton';
import type { TailleBouton, VarianteBouton } from './bouton-style';
import { Dialogue } from './dialogue';

type Props = {
  /** Texte du bouton qui ouvre la question. */
  libelle: string;
  icone?: ReactNode;
  /** Le bouton d'ouverture se réduit à son icône. */
  iconeSeule?: boolean;
  variante?: VarianteBouton;
  taille?: TailleBouton;
  disabled?: boolean;
  titre: string;
  /** Ce qui arrivera, et si on pourra revenir en arrière. */
  children: ReactNode;
  /** Texte du bouton qui confirme : un verbe, « Supprimer la ligne ». */
  confirmer: string;
  /** L'acte est destructeur : le bouton qui confirme est rouge. */
  danger?: boolean;
  /** L'acte est parti : la fenêtre attend. */
  enCours?: boolean;
  onOuvrir?: () => void;
  /** Fait l'acte. La fenêtre se ferme quand c'est fait, et reste si la promesse rend faux. */
  onConfirmer: (() => void) | (() => Promise<boolean>);
};

/** Bouton qui demande confirmation avant d'agir. */
export function Confirmation(props: Props) {
  const { libelle, icone, iconeSeule, variante, taille, disabled, titre, children, confirmer, danger, enCours } = props;
  const [ouvert, setOuvert] = useState(false);

  function ouvrir() {
    props.onOuvrir?.();
    setOuvert(true);
  }

  async function agir() {
    if ((await props.onConfirmer()) !== false) setOuvert(false);
  }

  const commun = { icone, taille, disabled, onClick: ouvrir, 'aria-haspopup': 'dialog' } as const;
  return (
    <>
      {iconeSeule ? (
        <BoutonIcone {...commun} libelle={libelle} variante={variante} />
      ) : (
        <Bouton {...commun} variante={variante}>
          {libelle}
        </Bouton>
      )}
      <Dialogue
        ouvert={ouvert}
        onFermer={() => setOuvert(false)}
        titre={titre}
        verrouille={enCours === true}
        sansCroix
        pied={
          <>
            <Bouton disabled={enCours} onClick={() => setOuvert(false)}>
              Annuler
            </Bouton>
            <Bouton
              variante={danger ? 'danger-plein' : 'principal'}
              enCours={enCours === true}
              onClick={() => void agir()}
            >
              {confirmer}
            </Bouton>
          </>
        }
      >
        {children}
      </Dialogue>
    </>
  );
}
