import { type ReactNode, useId } from 'react';
import { cx } from './cx';
import { IconeInfo } from './icones';

type Props = {
  /** Ce que lit un lecteur d'écran sur le bouton : « Détail des résultats ». */
  libelle: string;
  /** Le contenu de la bulle, riche au besoin. */
  contenu: ReactNode;
  /** Ce qu'on presse ; par défaut une icône d'information. */
  children?: ReactNode;
  className?: string;
};

/**
 * Bulle ouverte par une pression, au doigt comme au clavier ; Échap la ferme. Sans JavaScript (`popover`) ;
 * `SurvolInfobulles`, posé dans le gabarit, l'ouvre aussi au survol.
 */
export function Infobulle({ libelle, contenu, children, className }: Props) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        data-infobulle
        aria-label={libelle}
        className={cx(
          'inline-grid min-h-6 min-w-6 place-items-center rounded-sm align-middle text-texte-doux hover:text-texte pointer-coarse:min-h-11 pointer-coarse:min-w-11',
          className,
        )}
      >
        {children ?? <IconeInfo taille={16} className="sans-impression" />}
      </button>
      <span id={id} popover="auto" className="infobulle">
        {contenu}
      </span>
    </>
  );
}
