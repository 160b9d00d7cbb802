'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { useAnnoncer } from '@/components/annonces';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Confirmation } from '@/components/ui/confirmation';
import { effacer, reactiver } from '../actions';
import { tenter } from './tenter';

interface Props {
  id: string;
  titre: string;
  /** Où aller une fois la fiche effacée, quand c'est elle qui est à l'écran. */
  retour?: string;
}

/** Rendre une fiche à l'apprenant, ou l'effacer pour de bon (PAE-3). */
export function ActionsCorbeille({ id, titre, retour }: Props) {
  const router = useRouter();
  const annoncer = useAnnoncer();
  const [refus, setRefus] = useState<string>();
  const [enCours, lancer] = useTransition();

  const rendre = () =>
    lancer(async () => {
      const resultat = await tenter(reactiver({ id }));
      setRefus(resultat.ok ? undefined : resultat.message);
      if (resultat.ok)
        annoncer(`«\u00a0${titre}\u00a0» est rendue à l’apprenant\u00a0: elle est de nouveau dans son passeport.`);
    });

  async function supprimer() {
    const resultat = await tenter(effacer({ id }));
    if (!resultat.ok) return resultat.message;
    if (retour) router.push(retour);
    else annoncer(`«\u00a0${titre}\u00a0» est définitivement supprimée.`);
  }

  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        <Bouton taille="petit" enCours={enCours} onClick={rendre} aria-label={`Réactiver « ${titre} »`}>
          Réactiver
        </Bouton>
        <Confirmation
          libelle="Supprimer définitivement"
          taille="petit"
          variante="danger"
          titre="Supprimer définitivement cette fiche ?"
          confirmer="Supprimer définitivement"
          danger
          onConfirmer={supprimer}
        >
          <p>
            « {titre} », ses textes, ses fichiers et toutes ses évaluations seront effacés. Personne ne pourra les
            récupérer, et les résultats disparaîtront du tableau de bord.
          </p>
        </Confirmation>
      </div>
      {refus && <Avis ton="erreur">{refus}</Avis>}
    </div>
  );
}
