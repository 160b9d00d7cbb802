'use client';

import { useEffect, useRef, useState } from 'react';
import { Avis } from './avis';
import { Bouton } from './bouton';

type Props = {
  /** Quand le brouillon a été gardé ; nul : il n’y en a pas, ou plus. */
  le: Date | null;
  onReprendre: () => void;
  onEffacer: () => void;
};

const instant = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});

/** Propose de reprendre ce qu’un onglet fermé avait laissé, puis dit ce qui a été fait. */
export function AvisBrouillon({ le, onReprendre, onEffacer }: Props) {
  const cadre = useRef<HTMLDivElement>(null);
  const [fait, setFait] = useState('');

  // Le bouton pressé disparaît : le focus reste où il était.
  useEffect(() => {
    if (fait) cadre.current?.focus();
  }, [fait]);

  const agir = (acte: () => void, dit: string) => () => {
    acte();
    setFait(dit);
  };
  return (
    <div ref={cadre} tabIndex={-1} role="status" className="outline-none empty:hidden">
      {le && (
        <Avis
          titre="Brouillon retrouvé"
          action={
            <span className="flex flex-wrap gap-2">
              <Bouton taille="petit" onClick={agir(onReprendre, 'Le brouillon est repris dans le formulaire.')}>
                Reprendre
              </Bouton>
              <Bouton taille="petit" variante="discret" onClick={agir(onEffacer, 'Le brouillon est effacé.')}>
                Effacer
              </Bouton>
            </span>
          }
        >
          Une saisie du {instant.format(le)} n’a pas été enregistrée.
        </Avis>
      )}
      {!le && fait && <p className="text-texte-doux">{fait}</p>}
    </div>
  );
}
