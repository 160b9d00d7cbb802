'use client';

import { useEffect, useRef, useState } from 'react';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { formaterInstant } from '@/lib/dates';

type Props = {
  /** Quand le brouillon a été gardé ; nul : il n’y en a pas, ou plus. */
  le: Date | null;
  /** Il a été envoyé sans que la réponse vienne : il est peut-être enregistré. */
  partie?: boolean;
  onReprendre: () => void;
  onEffacer: () => void;
};

/** Propose de reprendre ce qu’un onglet fermé avait laissé, puis dit ce qui a été fait. */
export function AvisBrouillon({ le, partie, onReprendre, onEffacer }: Props) {
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
          {partie
            ? `Une saisie du ${formaterInstant(le)} est partie sans que la réponse arrive\u00a0: elle est peut-être enregistrée. Vérifiez-le avant de la reprendre.`
            : `Une saisie du ${formaterInstant(le)} n’a pas été enregistrée.`}
        </Avis>
      )}
      {!le && fait && <p className="text-texte-doux">{fait}</p>}
    </div>
  );
}
