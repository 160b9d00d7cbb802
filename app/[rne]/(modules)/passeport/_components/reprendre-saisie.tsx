'use client';

import { type ComponentProps, useEffect, useState } from 'react';
import { useCompte } from '@/components/gardien/compte';
import { listerGardees } from '@/components/gardien/rangement';
import { Differe } from '@/components/ui/differe';
import { GENRE_FICHE } from '@/lib/passeport/regles-gardee';
import type { SaisiesGardees } from './saisies-gardees';

const saisiesGardees = () => import('./saisies-gardees').then((m) => m.SaisiesGardees);

/** Ce qui a été saisi sur cet appareil et que le serveur n'a pas ; chargé s'il y a de quoi le montrer (PAS-2). */
export function ReprendreSaisie(props: ComponentProps<typeof SaisiesGardees>) {
  const compte = useCompte();
  const [aMontrer, setAMontrer] = useState(false);
  useEffect(() => setAMontrer(listerGardees(compte, GENRE_FICHE).length > 0), [compte]);
  if (!aMontrer) return null;
  return <Differe charger={saisiesGardees}>{(Gardees) => <Gardees {...props} />}</Differe>;
}
