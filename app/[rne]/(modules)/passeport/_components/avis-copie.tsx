import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { formaterInstant } from '@/lib/dates';

interface Props {
  le: Date;
  neuve: boolean;
  surAbandonner: () => void;
}

/** Ce qu'un onglet fermé ou une coupure avait laissé est revenu à l'écran. */
export function AvisCopie({ le, neuve, surAbandonner }: Props) {
  return (
    <div role="status">
      <Avis
        titre="Votre saisie est retrouvée"
        action={
          <Bouton taille="petit" onClick={surAbandonner}>
            {neuve ? 'L’effacer et recommencer' : 'Revenir à la version enregistrée'}
          </Bouton>
        }
      >
        Ce que vous aviez saisi le {formaterInstant(le)} sur cet appareil n’était pas enregistré : le voici.
      </Avis>
    </div>
  );
}
