'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { tenter } from '@/components/fiche/tenter';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Dialogue } from '@/components/ui/dialogue';
import { supprimer } from '../actions';

interface Props {
  adresse: string;
  id: string;
  titre: string;
  brouillon: boolean;
  ouverte: boolean;
  surFermer: () => void;
}

/** Ce qu'il advient d'une fiche supprimée (G 3.10.2), avant de la supprimer. */
export function QuestionSupprimer({ adresse, id, titre, brouillon, ouverte, surFermer }: Props) {
  const router = useRouter();
  const [refus, setRefus] = useState<string>();
  const [enCours, lancer] = useTransition();

  const agir = () =>
    lancer(async () => {
      const resultat = await tenter(supprimer({ id }));
      if (!resultat.ok) return setRefus(resultat.message);
      surFermer();
      router.push(`${adresse}?fait=${brouillon ? 'brouillon-supprime' : 'supprimee'}`);
    });

  return (
    <Dialogue
      ouvert={ouverte}
      onFermer={surFermer}
      titre="Supprimer cette fiche ?"
      verrouille={enCours}
      sansCroix
      pied={
        <>
          <Bouton disabled={enCours} onClick={surFermer}>
            Annuler
          </Bouton>
          <Bouton variante="danger-plein" enCours={enCours} onClick={agir}>
            Supprimer la fiche
          </Bouton>
        </>
      }
    >
      <p>
        {brouillon
          ? `Le brouillon « ${titre} » sera supprimé. Vos professeurs ne voient pas vos brouillons : personne ne pourra le récupérer.`
          : `« ${titre} » et ses évaluations quitteront votre passeport. En cas de suppression accidentelle, contactez votre professeur dans les 3 mois : passé ce délai, la fiche sera définitivement supprimée.`}
      </p>
      {refus && (
        <Avis ton="erreur" className="mt-4">
          {refus}
        </Avis>
      )}
    </Dialogue>
  );
}
