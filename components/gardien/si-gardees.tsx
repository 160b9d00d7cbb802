import { type ComponentProps, useEffect, useState } from 'react';
import { Differe } from '@/components/ui/differe';
import { useCompte } from './compte';
import { listerGardees } from './rangement';

type Props<C> = Pick<ComponentProps<typeof Differe<C>>, 'charger' | 'children'> & {
  /** Début des sujets : « fiche: ». */
  genre: string;
};

/** Ce qui parle des saisies de ce genre restées sur l'appareil : son code ne vient que s'il y en a. */
export function SiGardees<C>({ genre, charger, children }: Props<C>) {
  const compte = useCompte();
  const [aMontrer, setAMontrer] = useState(false);
  useEffect(() => setAMontrer(listerGardees(compte, genre).length > 0), [compte, genre]);
  return aMontrer && <Differe charger={charger}>{children}</Differe>;
}
