import { cx } from './cx';

export type VarianteBouton = 'principal' | 'secondaire' | 'discret' | 'danger' | 'danger-plein';
export type TailleBouton = 'normal' | 'petit';

/** Les classes d'un bouton (`styles/boutons.css`), partagées par le bouton, le lien et les déclencheurs. */
export function classesBouton(variante: VarianteBouton, taille: TailleBouton, carre: boolean, className?: string) {
  return cx(
    'bouton',
    variante !== 'secondaire' && `bouton-${variante}`,
    taille === 'petit' && 'bouton-petit',
    carre && 'bouton-carre',
    className,
  );
}
