'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { derniereListe } from '@/components/derniere-liste';
import { Confirmation } from '@/components/ui/confirmation';
import { IconePoubelle } from '@/components/ui/icones';
import type { Resultat } from '@/lib/acces/refus';

/** Ce que chaque liste dit de l'objet à supprimer ; en tête de sa page, le bouton a ses mots, et l'on en repart. */
export interface PropsSuppression {
  id: string;
  titre: string;
  iconeSeule?: boolean;
  /** Où aller ensuite, quand la page est celle de l'objet. */
  retour?: string;
}

type Props = Omit<PropsSuppression, 'id'> & {
  /** Le verbe entier : « Supprimer le scénario ». */
  confirmer: string;
  supprimer: () => Promise<Resultat<unknown>>;
  onFait?: () => void;
  /** Ce qui part, ce qui reste. */
  children: ReactNode;
};

/** Supprime après avoir demandé ; un refus ou une coupure se lit dans la question, qui reste ouverte. */
export function Suppression({ titre, iconeSeule = false, retour, confirmer, supprimer, onFait, children }: Props) {
  const router = useRouter();
  async function agir() {
    const resultat = await supprimer().catch(() => null);
    if (!resultat) return 'La connexion a été perdue. Réessayez.';
    if (!resultat.ok) return resultat.message;
    onFait?.();
    if (retour) router.push(derniereListe(retour));
  }
  return (
    <Confirmation
      libelle={iconeSeule ? `Supprimer «\u00a0${titre}\u00a0»` : 'Supprimer'}
      icone={<IconePoubelle />}
      iconeSeule={iconeSeule}
      variante={iconeSeule ? 'discret' : 'danger'}
      {...(iconeSeule && { taille: 'petit' })}
      titre={`Supprimer «\u00a0${titre}\u00a0»\u00a0?`}
      confirmer={confirmer}
      danger
      onConfirmer={agir}
    >
      {children}
    </Confirmation>
  );
}
