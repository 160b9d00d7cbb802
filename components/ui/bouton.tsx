import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { classesBouton, type TailleBouton, type VarianteBouton } from './bouton-style';

type Props = Omit<ComponentProps<'button'>, 'children'> & {
  variante?: VarianteBouton;
  taille?: TailleBouton;
  icone?: ReactNode;
  /** Une action est partie : le bouton reste lisible mais ne répond plus. */
  enCours?: boolean;
  children: ReactNode;
};

const retenir = (evenement: MouseEvent) => evenement.preventDefault();

/** Bouton d'action. Dans un formulaire, préciser `type="submit"`. */
export function Bouton({
  variante = 'secondaire',
  taille = 'normal',
  icone,
  enCours = false,
  className,
  children,
  type = 'button',
  ...reste
}: Props) {
  return (
    <button
      {...reste}
      // Désactivé, il perdrait le focus ; ainsi il le garde, et ni un clic ni Entrée n'envoient une fois de plus.
      {...(enCours && { onClick: retenir, 'aria-disabled': true, 'aria-busy': true })}
      type={type}
      className={classesBouton(variante, taille, false, className)}
    >
      {enCours ? <span aria-hidden="true" className="tourne" /> : icone}
      {children}
    </button>
  );
}

type PropsIcone = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  libelle: string;
  icone: ReactNode;
  variante?: VarianteBouton;
  taille?: TailleBouton;
};

/** Bouton réduit à son icône ; `libelle` est lu par les lecteurs d'écran et montré au survol. */
export function BoutonIcone({
  libelle,
  icone,
  variante = 'discret',
  taille = 'normal',
  className,
  type = 'button',
  ...reste
}: PropsIcone) {
  return (
    <button
      title={libelle}
      {...reste}
      type={type}
      aria-label={libelle}
      className={classesBouton(variante, taille, true, className)}
    >
      {icone}
    </button>
  );
}
