'use client';

import { type ReactNode, useState, useTransition } from 'react';
import { Avis } from './avis';
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
  /** Fait l'acte ; rend le texte d'un refus, que la fenêtre montre, ou `undefined` quand c'est fait. */
  onConfirmer: () => Promise<string | undefined>;
};

/** Bouton qui demande confirmation avant d'agir. */
export function Confirmation(props: Props) {
  const { libelle, icone, iconeSeule, variante, taille, disabled, titre, children, confirmer, danger, onConfirmer } =
    props;
  const [ouvert, setOuvert] = useState(false);
  const [refus, setRefus] = useState<string>();
  const [enCours, lancer] = useTransition();

  function ouvrir() {
    setRefus(undefined);
    setOuvert(true);
  }

  function agir() {
    lancer(async () => {
      const texte = await onConfirmer();
      setRefus(texte);
      if (texte === undefined) setOuvert(false);
    });
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
        verrouille={enCours}
        sansCroix
        pied={
          <>
            <Bouton disabled={enCours} onClick={() => setOuvert(false)}>
              Annuler
            </Bouton>
            <Bouton variante={danger ? 'danger-plein' : 'principal'} enCours={enCours} onClick={agir}>
              {confirmer}
            </Bouton>
          </>
        }
      >
        {children}
        {refus && (
          <Avis ton="erreur" className="mt-4">
            {refus}
          </Avis>
        )}
      </Dialogue>
    </>
  );
}
