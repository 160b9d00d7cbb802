'use client';

import { useState, useTransition } from 'react';
import { Bouton } from '@/components/ui/bouton';
import { rouvrir } from '../actions';

/** Revenir sur un refus : la proposition est de nouveau à accepter. */
export function Rouvrir({ id, qui }: { id: string; qui: string }) {
  const [refus, setRefus] = useState('');
  const [enCours, lancer] = useTransition();
  const agir = () =>
    lancer(async () => {
      const resultat = await rouvrir({ id });
      setRefus(resultat.ok ? '' : resultat.message);
    });
  return (
    <>
      <Bouton taille="petit" variante="discret" enCours={enCours} onClick={agir}>
        Revenir sur ce refus<span className="sr-only">&nbsp;: {qui}</span>
      </Bouton>
      {refus && (
        <span role="alert" className="text-erreur">
          {refus}
        </span>
      )}
    </>
  );
}
