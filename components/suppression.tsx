'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { derniereListe } from '@/components/derniere-liste';
import type { Action } from '@/components/envoi/appeler';
import { ConfirmationAction } from '@/components/envoi/confirmation-action';
import { IconePoubelle } from '@/components/ui/icones';

/** Ce que chaque liste dit de l'objet à supprimer ; en tête de sa page, le bouton a ses mots, et l'on en repart. */
export interface PropsSuppression {
  id: string;
  titre: string;
  iconeSeule?: boolean;
  /** Où aller ensuite, quand la page est celle de l'objet. */
  retour?: string;
}

type Props = PropsSuppression & {
  /** Le verbe entier : « Supprimer le scénario ». */
  confirmer: string;
  supprimer: Action<{ id: string }, unknown>;
  onFait?: () => void;
  /** Ce qui part, ce qui reste. */
  children: ReactNode;
};

/** Supprime après avoir demandé. */
export function Suppression(props: Props) {
  const { id, titre, iconeSeule = false, retour, confirmer, supprimer, onFait, children } = props;
  const router = useRouter();
  return (
    <ConfirmationAction
      action={supprimer}
      saisie={{ id }}
      surFait={() => {
        onFait?.();
        if (retour) router.push(derniereListe(retour));
      }}
      libelle={iconeSeule ? `Supprimer «\u00a0${titre}\u00a0»` : 'Supprimer'}
      icone={<IconePoubelle />}
      iconeSeule={iconeSeule}
      variante={iconeSeule ? 'discret' : 'danger'}
      {...(iconeSeule && { taille: 'petit' })}
      titre={`Supprimer «\u00a0${titre}\u00a0»\u00a0?`}
      confirmer={confirmer}
      danger
    >
      {children}
    </ConfirmationAction>
  );
}
