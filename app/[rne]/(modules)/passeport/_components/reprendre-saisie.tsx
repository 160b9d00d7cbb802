'use client';

import { type ComponentProps, useEffect, useState } from 'react';
import { listerBrouillons } from '@/components/ui/brouillon-local';
import { Differe } from '@/components/ui/differe';
import type { SaisiesGardees } from './saisies-gardees';

const saisiesGardees = () => import('./saisies-gardees').then((m) => m.SaisiesGardees);

/** Ce qui a été saisi sur cet appareil et que le serveur n'a pas ; chargé s'il y a de quoi le montrer (PAS-2). */
export function ReprendreSaisie(props: ComponentProps<typeof SaisiesGardees>) {
  const [aMontrer, setAMontrer] = useState(false);
  useEffect(() => setAMontrer(listerBrouillons(props.debutCles).length > 0), [props.debutCles]);
  if (!aMontrer) return null;
  return <Differe charger={saisiesGardees}>{(Gardees) => <Gardees {...props} />}</Differe>;
}
