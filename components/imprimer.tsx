'use client';

import { useEffect } from 'react';
import { Bouton } from '@/components/ui/bouton';
import { IconeImprimer } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';

/** Imprime la page ; `entiere` : son adresse quand elle ne montre pas tout, qui s'imprimera d'elle-même. */
export const Imprimer = ({ entiere }: { entiere?: string | undefined }) =>
  entiere ? (
    <LienBouton href={entiere} icone={<IconeImprimer />}>
      Imprimer
    </LienBouton>
  ) : (
    <Bouton icone={<IconeImprimer />} onClick={() => window.print()}>
      Imprimer
    </Bouton>
  );

/** Ouvre l'impression dès que la page est là. */
export function ImprimerAussitot() {
  useEffect(() => window.print(), []);
  return null;
}
