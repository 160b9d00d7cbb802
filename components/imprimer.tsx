'use client';

import { Bouton } from '@/components/ui/bouton';
import { IconeImprimer } from '@/components/ui/icones';

export const Imprimer = () => (
  <Bouton icone={<IconeImprimer />} onClick={() => window.print()}>
    Imprimer
  </Bouton>
);
