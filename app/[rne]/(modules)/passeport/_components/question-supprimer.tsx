'use client';

import { useRouter } from 'next/navigation';
import { AvisEnvoi } from '@/components/envoi/avis-envoi';
import { useAction } from '@/components/envoi/use-action';
import { Bouton } from '@/components/ui/bouton';
import { Dialogue } from '@/components/ui/dialogue';
import { adresseDe } from '@/lib/adresses/regles';
import { supprimer } from '../actions';

interface Props {
  rne: string;
  id: string;
  titre: string;
  brouillon: boolean;
  ouverte: boolean;
  surFermer: () => void;
}

/** Ce qu'il advient d'une fiche supprimée (G 3.10.2), avant de la supprimer. */
export function QuestionSupprimer({ rne, id, titre, brouillon, ouverte, surFermer }: Props) {
  const router = useRouter();
  const envoi = useAction(supprimer, {
    surFait() {
      surFermer();
      router.push(adresseDe(rne, 'passeport', { fait: brouillon ? 'brouillon-supprime' : 'supprimee' }));
    },
  });

  return (
    <Dialogue
      ouvert={ouverte}
      onFermer={surFermer}
      titre="Supprimer cette fiche ?"
      verrouille={envoi.enCours}
      sansCroix
      pied={
        <>
          <Bouton disabled={envoi.enCours} onClick={surFermer}>
            Annuler
          </Bouton>
          <Bouton variante="danger-plein" enCours={envoi.enCours} onClick={() => void envoi.envoyer({ id })}>
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
      <AvisEnvoi envoi={envoi} className="mt-4" />
    </Dialogue>
  );
}
