'use client';

import type { ComponentProps } from 'react';
import { SiGardees } from '@/components/gardien/si-gardees';
import { GENRE_FICHE } from '@/lib/passeport/regles-gardee';
import type { SaisiesGardees } from './saisies-gardees';

const saisiesGardees = () => import('./saisies-gardees').then((m) => m.SaisiesGardees);

/** Ce qui a été saisi sur cet appareil et que le serveur n'a pas ; chargé s'il y a de quoi le montrer (PAS-2). */
export const ReprendreSaisie = (props: ComponentProps<typeof SaisiesGardees>) => (
  <SiGardees genre={GENRE_FICHE} charger={saisiesGardees}>
    {(Gardees) => <Gardees {...props} />}
  </SiGardees>
);
