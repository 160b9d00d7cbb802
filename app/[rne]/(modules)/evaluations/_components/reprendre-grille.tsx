'use client';

import { SiGardees } from '@/components/gardien/si-gardees';
import { GENRE_GRILLE } from '@/lib/evaluations/regles-gardee';

const grillesGardees = () => import('./grilles-gardees').then((m) => m.GrillesGardees);

/** Les résultats saisis sur cet appareil et que le serveur n'a pas ; chargé s'il y en a (EVA-2). */
export const ReprendreGrille = () => (
  <SiGardees genre={GENRE_GRILLE} charger={grillesGardees}>
    {(Gardees) => <Gardees />}
  </SiGardees>
);
