'use client';

import { Bouton } from '@/components/ui/bouton';
import { Dialogue } from '@/components/ui/dialogue';

type Props = {
  /** Le texte du serveur qui compte ce qui serait perdu ; nul : rien à demander. */
  question: string | null;
  enCours: boolean;
  onConfirmer: () => void;
  onRenoncer: () => void;
};

/** Avant de retirer ce qui porte des résultats : les compter, et demander (G 3.8.2). */
export function DemandePerte({ question, enCours, onConfirmer, onRenoncer }: Props) {
  return (
    <Dialogue
      ouvert={question !== null}
      onFermer={onRenoncer}
      titre="Effacer des résultats&nbsp;?"
      verrouille={enCours}
      sansCroix
      pied={
        <>
          <Bouton onClick={() => enCours || onRenoncer()}>Revenir à la sélection</Bouton>
          <Bouton variante="danger-plein" enCours={enCours} onClick={onConfirmer}>
            Retirer et effacer
          </Bouton>
        </>
      }
    >
      <p>{question}</p>
    </Dialogue>
  );
}
