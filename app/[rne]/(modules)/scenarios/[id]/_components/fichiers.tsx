import { PiecesJointes } from '@/components/pieces-jointes';
import { Carte } from '@/components/ui/carte';
import type { ScenarioLu } from '@/lib/scenarios/serveur/queries';

/** Les fichiers joints au scénario : qui le voit les télécharge, son auteur en ajoute et en retire (G 3.7.2). */
export function Fichiers({ base, scenario: { id, fichiers, estAuteur } }: { base: string; scenario: ScenarioLu }) {
  return (
    <Carte titre="Fichiers">
      <PiecesJointes adresse={`${base}/${id}/fichiers`} fichiers={fichiers} modifiable={estAuteur} photos />
    </Carte>
  );
}
