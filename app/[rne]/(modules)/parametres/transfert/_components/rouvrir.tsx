import { BoutonAction } from '@/components/envoi/bouton-action';
import { rouvrir } from '../actions';

/** Revenir sur un refus : la proposition est de nouveau à accepter. */
export const Rouvrir = ({ id, qui }: { id: string; qui: string }) => (
  <BoutonAction action={rouvrir} saisie={{ id }} taille="petit" variante="discret">
    Revenir sur ce refus<span className="sr-only">&nbsp;: {qui}</span>
  </BoutonAction>
);
