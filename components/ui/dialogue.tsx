'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { BoutonIcone } from './bouton';
import { cx } from './cx';
import { IconeCroix } from './icones';

type Props = {
  ouvert: boolean;
  /** Appelée quand la personne ferme : Échap, croix ou fermeture par le navigateur. */
  onFermer: () => void;
  titre: ReactNode;
  /** Boutons du bas. */
  pied?: ReactNode;
  large?: boolean;
  /** Une action est en cours : on ne ferme pas. */
  verrouille?: boolean;
  /** Sans croix : le pied offre déjà de renoncer. */
  sansCroix?: boolean;
  /** Au doigt, le focus va au titre : le clavier de l'écran ne cache pas ce qu'il y a à choisir. */
  sansClavier?: boolean;
  children: ReactNode;
};

/** Fenêtre modale sur `<dialog>` : le navigateur retient le focus, puis le rend à qui l’avait. */
export function Dialogue(props: Props) {
  const { ouvert, onFermer, titre, pied, large, verrouille, sansCroix, sansClavier, children } = props;
  const dialogue = useRef<HTMLDialogElement>(null);
  const premier = useRef<HTMLHeadingElement>(null);
  const idTitre = useId();

  useEffect(() => {
    const element = dialogue.current;
    if (!ouvert && element?.open) element.close();
    if (!ouvert || element?.open) return;
    element?.showModal();
    if (sansClavier && matchMedia('(pointer: coarse)').matches) focaliser(premier.current);
  }, [ouvert, sansClavier]);

  return (
    <dialog
      ref={dialogue}
      aria-labelledby={idTitre}
      onClose={onFermer}
      onCancel={(evenement) => verrouille && evenement.preventDefault()}
      className={cx('dialogue', large ? 'max-w-3xl' : 'max-w-lg')}
    >
      {ouvert && (
        <>
          <h2 ref={premier} id={idTitre} className="pr-10 text-xl font-semibold outline-none">
            {titre}
          </h2>
          <div className="mt-4">{children}</div>
          {pied && <div className="mt-6 flex flex-wrap justify-end gap-2">{pied}</div>}
          {!sansCroix && (
            <BoutonIcone
              libelle="Fermer"
              icone={<IconeCroix />}
              disabled={verrouille}
              onClick={onFermer}
              className="absolute top-3 right-3"
            />
          )}
        </>
      )}
    </dialog>
  );
}

/** Un titre ne prend le focus que le temps de le recevoir : le navigateur le donnerait sinon au titre de toute fenêtre. */
function focaliser(titre: HTMLElement | null) {
  titre?.setAttribute('tabindex', '-1');
  titre?.focus();
}
