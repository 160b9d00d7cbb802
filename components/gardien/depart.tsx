'use client';

import { useEffect } from 'react';
import { garderDansOnglet, lireDansOnglet } from '@/components/ui/memoire-onglet';
import { type Compte, fermerRangement } from './rangement';

const DEPART = 'griotte:depart';

/** Qui demande à se déconnecter de cet onglet, et ce que devient ce que l'appareil garde de lui. */
interface Depart {
  compte: Compte;
  effacer: boolean;
}

/** Retient ce départ jusqu'à ce que le serveur ait fermé la session : une page que l'on ne quitte pas n'a rien perdu. */
export const prevoirDepart = (depart: Depart): boolean => garderDansOnglet(DEPART, depart);

/** Sur la page qui dit « Vous êtes déconnecté » : l'appareil oublie ce qu'il devait. */
export function DepartConclu() {
  useEffect(() => {
    const depart = lireDansOnglet<Depart | null>(DEPART);
    if (depart) fermerRangement(depart.compte, depart.effacer);
    garderDansOnglet(DEPART, null);
  }, []);
  return null;
}
