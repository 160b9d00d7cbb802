import { BoutonAction } from '@/components/envoi/bouton-action';
import { redemander } from '../actions';

/** De la place a été faite, ou commandée : les fichiers laissés sont redemandés. */
export const RedemanderFichiers = () => (
  <BoutonAction action={redemander} saisie={{}} fait="Demandé : la copie commence." taille="petit" variante="discret">
    Réessayer
  </BoutonAction>
);
