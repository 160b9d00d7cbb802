'use client';

import { useRouter } from 'next/navigation';
import { Confirmation } from '@/components/ui/confirmation';
import { IconePoubelle } from '@/components/ui/icones';
import { supprimerEvaluation } from '../actions';

type Props = {
  id: string;
  titre: string;
  resultats: number;
  iconeSeule?: boolean;
  /** Où aller ensuite, quand la page est celle de l’évaluation. */
  retour?: string;
};

/** Supprime une évaluation, après avoir dit ce qui serait perdu. */
export function Supprimer({ id, titre, resultats, iconeSeule = false, retour }: Props) {
  const router = useRouter();
  async function supprimer() {
    const resultat = await supprimerEvaluation({ id }).catch(() => null);
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
      confirmer="Supprimer l’évaluation"
      danger
      onConfirmer={supprimer}
    >
      {resultats > 0
        ? `${resultats > 1 ? `Ses ${resultats} résultats disparaîtront` : 'Son résultat disparaîtra'} des grilles et des tableaux de bord.`
        : 'Elle ne contient aucun résultat.'}{' '}
      Cette suppression ne s’annule pas.
    </Confirmation>
  );
}
