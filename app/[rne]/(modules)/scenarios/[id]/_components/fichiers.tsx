import { PiecesJointes } from '@/components/pieces-jointes/pieces-jointes';
import { Carte } from '@/components/ui/carte';
import { adresseDe } from '@/lib/adresses/regles';
import type { ScenarioLu } from '@/lib/scenarios/serveur/queries';

/** Les fichiers joints au scénario : qui le voit les télécharge, son auteur en ajoute et en retire (G 3.7.2). */
export function Fichiers({ rne, scenario: { id, fichiers, estAuteur } }: { rne: string; scenario: ScenarioLu }) {
  return (
    <Carte titre="Fichiers">
      <PiecesJointes
        adresse={adresseDe(rne, 'scenarios/[id]/fichiers', { id })}
        fichiers={fichiers}
        modifiable={estAuteur}
        photos
      />
    </Carte>
  );
}
