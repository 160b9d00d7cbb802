'use client';

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { cx } from './cx';

export type Onglet = { id: string; libelle: string; contenu: ReactNode };

/** Rang où mène une touche dans une suite d'onglets, ou `null` si elle n'y fait rien. */
function rangVise(touche: string, rang: number, nombre: number): number | null {
  if (touche === 'ArrowRight') return (rang + 1) % nombre;
  if (touche === 'ArrowLeft') return (rang - 1 + nombre) % nombre;
  if (touche === 'Home') return 0;
  if (touche === 'End') return nombre - 1;
  return null;
}

type Props = { libelle: string; onglets: readonly Onglet[]; initial?: string };

/** Onglets dans la page, sans changer d'adresse (modèle « tabs » de l'ARIA APG). */
export function Onglets({ libelle, onglets, initial }: Props) {
  const base = useId();
  const [actif, setActif] = useState(initial ?? onglets[0]?.id);
  const boutons = useRef<(HTMLButtonElement | null)[]>([]);

  function auClavier(evenement: KeyboardEvent, rang: number) {
    const vise = rangVise(evenement.key, rang, onglets.length);
    if (vise === null) return;
    evenement.preventDefault();
    setActif(onglets[vise]?.id);
    boutons.current[vise]?.focus();
  }

  return (
    <div>
      <div role="tablist" aria-label={libelle} className="flex gap-1 overflow-x-auto border-b border-filet">
        {onglets.map(({ id, libelle: texte }, rang) => (
          <button
            key={id}
            ref={(element) => {
              boutons.current[rang] = element;
            }}
            type="button"
            role="tab"
            id={`${base}-${id}`}
            aria-selected={id === actif}
            aria-controls={`${base}-${id}-panneau`}
            tabIndex={id === actif ? 0 : -1}
            onClick={() => setActif(id)}
            onKeyDown={(evenement) => auClavier(evenement, rang)}
            className={cx('onglet', id === actif && 'onglet-actif')}
          >
            {texte}
          </button>
        ))}
      </div>
      {onglets.map(({ id, contenu }) => (
        <div
          key={id}
          role="tabpanel"
          id={`${base}-${id}-panneau`}
          aria-labelledby={`${base}-${id}`}
          hidden={id !== actif}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: l'APG veut un panneau sans contrôle atteignable au clavier.
          tabIndex={0}
          className="pt-4"
        >
          {contenu}
        </div>
      ))}
    </div>
  );
}
