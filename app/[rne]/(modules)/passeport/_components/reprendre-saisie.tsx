'use client';

import dynamic from 'next/dynamic';
import { type ComponentProps, useEffect, useState } from 'react';
import { listerBrouillons } from '@/components/ui/brouillon-local';

const SaisiesGardees = dynamic(() => import('./saisies-gardees'), { ssr: false });

/** Ce qui a été saisi sur cet appareil et que le serveur n'a pas ; chargé s'il y a de quoi le montrer (PAS-2). */
export function ReprendreSaisie(props: ComponentProps<typeof SaisiesGardees>) {
  const [aMontrer, setAMontrer] = useState(false);
  useEffect(() => setAMontrer(listerBrouillons(props.debutCles).length > 0), [props.debutCles]);
  return aMontrer && <SaisiesGardees {...props} />;
}
