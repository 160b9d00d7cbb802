'use client';

import type { ComponentProps } from 'react';
import { Bouton } from '@/components/ui/bouton';
import type { Action } from './appeler';
import { AvisEnvoi } from './avis-envoi';
import { type Suites, useAction } from './use-action';

type Props<E, T> = Suites<E, T> &
  Omit<ComponentProps<typeof Bouton>, 'onClick' | 'enCours' | 'type'> & {
    action: Action<E, T>;
    saisie: E;
  };

/** Un bouton qui agit aussitôt ; ce qui en est advenu se lit dessous. */
export function BoutonAction<E, T>({ action, saisie, fait, surFait, surEchec, ...bouton }: Props<E, T>) {
  const envoi = useAction(action, { fait, surFait, surEchec });
  return (
    <div className="flex flex-col items-start gap-2">
      <Bouton {...bouton} enCours={envoi.enCours} onClick={() => void envoi.envoyer(saisie)} />
      <AvisEnvoi envoi={envoi} />
    </div>
  );
}
