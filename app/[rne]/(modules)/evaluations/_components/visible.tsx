import type { LigneListe } from '@/lib/evaluations/queries-listes';
import { BasculeVisible } from './bascule-visible';

/** La colonne « Visible » : l'auteur y coche, ses collègues y lisent (G 3.8.2, 3.9.2). */
export function Visible({ ligne }: { ligne: Pick<LigneListe, 'id' | 'titre' | 'visible' | 'estAuteur'> }) {
  if (!ligne.estAuteur) return ligne.visible ? 'Oui' : 'Non';
  return <BasculeVisible id={ligne.id} visible={ligne.visible} titre={ligne.titre} />;
}
