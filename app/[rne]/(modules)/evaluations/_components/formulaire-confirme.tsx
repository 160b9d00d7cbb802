'use client';

import type { ComponentProps, RefObject } from 'react';
import { Formulaire } from '@/components/envoi/formulaire';
import { Bouton } from '@/components/ui/bouton';
import { Dialogue } from '@/components/ui/dialogue';

type Props = ComponentProps<typeof Formulaire> & {
  /** Vrai le temps d'envoyer ce que la personne confirme : à lire dans `preparer`. */
  confirme: RefObject<boolean>;
};

/**
 * Un formulaire qui peut retirer ce qui porte des résultats : le serveur compte ce qui serait perdu, et la question prend
 * la place du refus (G 3.8.2).
 */
export function FormulaireConfirme({ de, confirme, ...formulaire }: Props) {
  const { envoi, enCours, soumettre } = de;
  const question = envoi.echec?.code === 'evaluation-resultats' ? envoi.echec.message : null;

  async function confirmer() {
    confirme.current = true;
    await soumettre();
    confirme.current = false;
  }

  return (
    <>
      <Formulaire de={question === null ? de : { ...de, envoi: { ...envoi, echec: null } }} {...formulaire} />
      <Dialogue
        ouvert={question !== null}
        onFermer={envoi.oublier}
        titre="Effacer des résultats&nbsp;?"
        verrouille={enCours}
        sansCroix
        pied={
          <>
            <Bouton onClick={() => enCours || envoi.oublier()}>Revenir à la sélection</Bouton>
            <Bouton variante="danger-plein" enCours={enCours} onClick={() => void confirmer()}>
              Retirer et effacer
            </Bouton>
          </>
        }
      >
        <p>{question}</p>
      </Dialogue>
    </>
  );
}
