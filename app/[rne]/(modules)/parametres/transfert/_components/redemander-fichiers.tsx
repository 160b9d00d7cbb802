'use client';

import { useState, useTransition } from 'react';
import { Bouton } from '@/components/ui/bouton';
import { redemander } from '../actions';

/** De la place a été faite, ou commandée : les fichiers laissés sont redemandés. */
export function RedemanderFichiers() {
  const [dit, setDit] = useState('');
  const [enCours, lancer] = useTransition();
  const agir = () =>
    lancer(async () => {
      const resultat = await redemander({});
      setDit(resultat.ok ? 'Demandé\u00a0: la copie commence.' : resultat.message);
    });
  return (
    <>
      <Bouton taille="petit" variante="discret" enCours={enCours} onClick={agir}>
        Réessayer
      </Bouton>
      <span role="status">{dit}</span>
    </>
  );
}
