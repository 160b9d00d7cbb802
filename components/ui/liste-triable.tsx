'use client';

import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { classesBouton } from './bouton-style';
import { cx } from './cx';
import { IconePoignee } from './icones';
import { deplacer, rangAuClavier, rangSousPointeur } from './liste-triable-regles';

/** `nom` est lu sur la poignée et dans l'annonce ; `contenu` est ce qu'on voit. */
export type ElementTriable = { id: string; nom: string; contenu: ReactNode };

type Props = {
  libelle: string;
  elements: readonly ElementTriable[];
  /** Les identifiants dans leur nouvel ordre. */
  onChange: (ids: string[]) => void;
};

/** Liste qu'on range en tirant une poignée, à la souris, au doigt, ou avec les flèches du clavier. */
export function ListeTriable({ libelle, elements, onChange }: Props) {
  const liste = useRef<HTMLOListElement>(null);
  const aReprendre = useRef<string | null>(null);
  const [prise, setPrise] = useState<{ de: number; vers: number } | null>(null);
  const [annonce, setAnnonce] = useState('');

  // Le navigateur retire le focus d'un élément qu'on change de place : on le lui rend.
  useEffect(() => {
    if (aReprendre.current === null) return;
    const rang = elements.findIndex(({ id }) => id === aReprendre.current);
    liste.current?.children[rang]?.querySelector<HTMLElement>('[data-poignee]')?.focus();
    aReprendre.current = null;
  }, [elements]);

  function ranger(de: number, vers: number) {
    const element = elements[de];
    if (!element || de === vers) return;
    setAnnonce(`${element.nom}\u00a0: position ${vers + 1} sur ${elements.length}.`);
    onChange(deplacer(elements, de, vers).map(({ id }) => id));
  }

  function auClavier(evenement: KeyboardEvent, de: number) {
    const vers = rangAuClavier(evenement.key, de, elements.length);
    if (vers === null) return;
    evenement.preventDefault();
    aReprendre.current = elements[de]?.id ?? null;
    ranger(de, vers);
  }

  function tirer({ clientY }: PointerEvent) {
    if (!prise) return;
    const lignes = [...(liste.current?.children ?? [])];
    const vers = rangSousPointeur(
      lignes.map((ligne) => ligne.getBoundingClientRect()),
      clientY,
    );
    lignes[vers]?.scrollIntoView({ block: 'nearest' });
    setPrise({ de: prise.de, vers });
  }

  function lacher() {
    if (prise) ranger(prise.de, prise.vers);
    setPrise(null);
  }

  return (
    <>
      <ol ref={liste} aria-label={libelle} className="triable">
        {elements.map(({ id, nom, contenu }, rang) => (
          <li key={id} data-prise={prise?.de === rang || undefined} data-depot={depot(prise, rang)}>
            <button
              type="button"
              data-poignee
              aria-label={`Déplacer ${nom}, position ${rang + 1} sur ${elements.length}`}
              title="Tirer, ou flèches haut et bas"
              className={cx(classesBouton('discret', 'petit', true), 'cursor-grab touch-none text-texte-doux')}
              onKeyDown={(evenement) => auClavier(evenement, rang)}
              onPointerDown={(evenement) => {
                evenement.currentTarget.setPointerCapture(evenement.pointerId);
                setPrise({ de: rang, vers: rang });
              }}
              onPointerMove={tirer}
              onPointerUp={lacher}
              onPointerCancel={() => setPrise(null)}
            >
              <IconePoignee />
            </button>
            <div className="min-w-0 flex-1">{contenu}</div>
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {annonce}
      </p>
    </>
  );
}

/** De quel côté de la ligne l'élément tiré tomberait. */
function depot(prise: { de: number; vers: number } | null, rang: number): 'avant' | 'apres' | undefined {
  if (prise?.vers !== rang || prise.de === rang) return undefined;
  return prise.vers < prise.de ? 'avant' : 'apres';
}
