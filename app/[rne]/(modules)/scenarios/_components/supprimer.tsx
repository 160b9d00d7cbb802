'use client';

import { useRouter } from 'next/navigation';
import { Confirmation } from '@/components/ui/confirmation';
import { IconePoubelle } from '@/components/ui/icones';
import { supprimerScenario } from '../actions';

type Props = {
  id: string;
  titre: string;
  fichiers: number;
  iconeSeule?: boolean;
  /** Où aller ensuite, quand la page est celle du scénario. */
  retour?: string;
};

/** Supprime un scénario, après avoir dit ce qui part avec lui et ce qui reste. */
export function Supprimer({ id, titre, fichiers, iconeSeule = false, retour }: Props) {
  const router = useRouter();
  async function supprimer() {
    const resultat = await supprimerScenario({ id }).catch(() => null);
    if (!resultat) return 'La connexion a été perdue. Réessayez.';
    if (!resultat.ok) return resultat.message;
    if (retour) router.push(retour);
  }
  return (
    <Confirmation
      libelle={iconeSeule ? `Supprimer «\u00a0${titre}\u00a0»` : 'Supprimer'}
      icone={<IconePoubelle />}
      iconeSeule={iconeSeule}
      variante={iconeSeule ? 'discret' : 'danger'}
      {...(iconeSeule && { taille: 'petit' })}
      titre={`Supprimer «\u00a0${titre}\u00a0»\u00a0?`}
      confirmer="Supprimer le scénario"
      danger
      onConfirmer={supprimer}
    >
      {fichiers > 0 &&
        `${fichiers > 1 ? `Ses ${fichiers} fichiers seront supprimés` : 'Son fichier sera supprimé'} aussi. `}
      Les évaluations créées à partir de ce scénario restent, avec leurs résultats. Cette suppression ne s’annule pas.
    </Confirmation>
  );
}
