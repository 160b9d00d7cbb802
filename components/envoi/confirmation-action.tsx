'use client';

import type { ComponentProps } from 'react';
import { Confirmation } from '@/components/ui/confirmation';
import type { Action } from './appeler';
import { AvisEnvoi } from './avis-envoi';
import { type Suites, useAction } from './use-action';

type Props<E, T> = Omit<Suites<E, T>, 'fait'> &
  Omit<ComponentProps<typeof Confirmation>, 'onConfirmer' | 'onOuvrir' | 'enCours'> & {
    action: Action<E, T>;
    saisie: E;
  };

/** Un bouton qui agit après l'avoir demandé ; un échec se lit dans la question, qui reste ouverte. */
export function ConfirmationAction<E, T>({ action, saisie, surFait, surEchec, children, ...question }: Props<E, T>) {
  const envoi = useAction(action, { surFait, surEchec });
  return (
    <Confirmation
      {...question}
      enCours={envoi.enCours}
      onOuvrir={envoi.oublier}
      onConfirmer={() => envoi.envoyer(saisie)}
    >
      {children}
      <AvisEnvoi envoi={envoi} className="mt-4" />
    </Confirmation>
  );
}
