import { cx } from './cx';

export type VarianteBouton = 'principal' | 'secondaire' | 'discret' | 'danger' | 'danger-plein';
export type TailleBouton = 'normal' | 'petit';

const BASE =
  'bouton inline-flex items-center justify-center gap-2 rounded-md border font-medium text-center sm:whitespace-nowrap select-none ' +
  'transition-colors no-underline pointer-coarse:min-h-11 pointer-coarse:min-w-11 ' +
  'disabled:cursor-not-allowed disabled:opacity-55 aria-busy:cursor-progress aria-busy:opacity-100';

const VARIANTES: Record<VarianteBouton, string> = {
  principal: 'border-accent bg-accent text-sur-accent hover:border-accent-fort hover:bg-accent-fort',
  secondaire: 'border-filet-fort bg-surface text-texte hover:bg-creux',
  discret: 'border-transparent bg-transparent text-texte hover:bg-creux',
  danger: 'border-erreur bg-surface text-erreur hover:bg-erreur-doux',
  'danger-plein': 'border-erreur-plein bg-erreur-plein text-sur-accent hover:border-erreur-fort hover:bg-erreur-fort',
};

const TAILLES: Record<TailleBouton, string> = {
  normal: 'min-h-10 px-4 py-1.5 text-base',
  petit: 'min-h-8 px-3 py-1 text-sm',
};

const CARRES: Record<TailleBouton, string> = { normal: 'size-10', petit: 'size-8' };

/** Les classes d'un bouton, partagées par le bouton, le lien et les déclencheurs. */
export function classesBouton(variante: VarianteBouton, taille: TailleBouton, carre: boolean, className?: string) {
  return cx(BASE, VARIANTES[variante], carre ? CARRES[taille] : TAILLES[taille], className);
}
