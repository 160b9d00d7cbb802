import type { ReactNode } from 'react';
import { classesBouton, type TailleBouton, type VarianteBouton } from './bouton-style';
import { Lien } from './lien';

type Props = {
  href: string;
  variante?: VarianteBouton;
  taille?: TailleBouton;
  icone?: ReactNode;
  /** Vers un fichier (export) : lien ordinaire, que le routeur ne précharge pas. */
  fichier?: boolean;
  /** Lien réduit à son icône : le texte lu à sa place. */
  libelle?: string;
  className?: string;
  children?: ReactNode;
};

/** Lien qui a l'allure d'un bouton : il mène à une page ou télécharge un fichier. */
export function LienBouton(props: Props) {
  const { href, variante = 'secondaire', taille = 'normal', icone, fichier, libelle, className, children } = props;
  const communs = {
    href,
    className: classesBouton(variante, taille, children === undefined, className),
    'aria-label': libelle,
    title: children === undefined ? libelle : undefined,
  };
  const contenu = (
    <>
      {icone}
      {children}
    </>
  );
  return fichier ? <a {...communs}>{contenu}</a> : <Lien {...communs}>{contenu}</Lien>;
}
