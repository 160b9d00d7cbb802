'use client';

import { useRouter } from 'next/navigation';
import { Confirmation } from '@/components/ui/confirmation';
import { IconePoubelle } from '@/components/ui/icones';
import { supprimer } from '../actions';
import { tenter } from './tenter';

interface Props {
  adresse: string;
  id: string;
  titre: string;
  brouillon: boolean;
  iconeSeule: boolean;
}

/** Met une fiche à la corbeille après confirmation (PAS-5). */
export function SupprimerFiche({ adresse, id, titre, brouillon, iconeSeule }: Props) {
  const router = useRouter();
  async function confirmer() {
    const resultat = await tenter(supprimer({ id }));
    if (!resultat.ok) return resultat.message;
    router.push(`${adresse}?fait=${brouillon ? 'brouillon-supprime' : 'supprimee'}`);
  }
  return (
    <Confirmation
      libelle={iconeSeule ? `Supprimer « ${titre} »` : 'Supprimer'}
      icone={<IconePoubelle taille={16} />}
      iconeSeule={iconeSeule}
      variante="discret"
      taille="petit"
      titre="Supprimer cette fiche ?"
      confirmer="Supprimer la fiche"
      danger
      onConfirmer={confirmer}
    >
      <p>
        {brouillon
          ? `Le brouillon « ${titre} » sera supprimé. Vos professeurs ne voient pas vos brouillons : personne ne pourra le récupérer.`
          : `« ${titre} » et ses évaluations quitteront votre passeport. En cas de suppression accidentelle, contactez votre professeur dans les 3 mois : passé ce délai, la fiche sera définitivement supprimée.`}
      </p>
    </Confirmation>
  );
}
