'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { derniereListe } from '@/components/derniere-liste';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Confirmation } from '@/components/ui/confirmation';
import { LienBouton } from '@/components/ui/lien-bouton';
import { allerAuxEcarts } from './panneau-ecarts';
import type { Etat, SaisieGrille } from './saisie-grille';
import { useEtat } from './saisie-hooks';
import { Situation } from './situation';

type Props = {
  saisie: SaisieGrille;
  base: string;
  /** L'adresse de la grille, où revenir après la connexion. */
  ici: string;
  idEnregistrer: string;
  /** Ce qui vient d'arriver. */
  avis: ReactNode;
  /** Où l'on est dans la grille. */
  detail: ReactNode;
};

/** En bas de l'écran : où l'on est, où en est l'enregistrement, et de quoi le demander. */
export function BarreEnregistrement({ saisie, base, ici, idEnregistrer, avis, detail }: Props) {
  const router = useRouter();
  const etat = useEtat(saisie);
  const [retour, setRetour] = useState(false);

  async function revenir() {
    setRetour(true);
    const enregistree = await saisie.enregistrer();
    if (enregistree && saisie.etat().ecarts.size === 0) return router.push(derniereListe(base));
    setRetour(false);
    // Une case changée des deux côtés se choisit avant de partir.
    allerAuxEcarts();
  }

  return (
    <div className="grille-barre">
      <Panne {...{ saisie, etat, base, ici }} />
      {avis}
      {detail}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Situation etat={etat} />
        <div className="flex flex-wrap gap-2">
          <Bouton
            variante="discret"
            disabled={!etat.annulable}
            onClick={() => void saisie.annuler()}
            className="max-sm:hidden"
          >
            Annuler la saisie
          </Bouton>
          <Bouton id={idEnregistrer} onClick={() => void saisie.enregistrer()}>
            Enregistrer
          </Bouton>
          <Bouton variante="principal" enCours={retour} onClick={() => void revenir()}>
            Enregistrer et revenir
          </Bouton>
        </div>
      </div>
    </div>
  );
}

type PropsPanne = { saisie: SaisieGrille; etat: Etat; base: string; ici: string };

/** Ce qui empêche d'enregistrer et attend la personne ; une coupure se répare seule. */
function Panne({ saisie, etat, base, ici }: PropsPanne) {
  const racine = base.slice(0, base.lastIndexOf('/'));
  if (etat.attente === 0) return null;
  if (etat.phase === 'session')
    return (
      <Avis
        ton="attention"
        className="mb-3"
        titre="Votre session est terminée"
        action={
          <LienBouton taille="petit" fichier href={`${racine}/connexion?suite=${encodeURIComponent(ici)}`}>
            Se reconnecter
          </LienBouton>
        }
      >
        Reconnectez-vous avec le même compte&nbsp;: votre saisie est gardée et s’enregistrera d’elle-même.
      </Avis>
    );
  if (etat.phase !== 'refus') return null;
  return (
    <Avis
      ton="erreur"
      className="mb-3"
      titre="Votre saisie n’a pas pu être enregistrée"
      action={
        <div className="flex flex-wrap gap-2">
          <Bouton taille="petit" enCours={etat.enCours} onClick={() => void saisie.enregistrer()}>
            Réessayer
          </Bouton>
          <Confirmation
            libelle="Abandonner ces modifications"
            variante="discret"
            taille="petit"
            titre="Abandonner ces modifications&nbsp;?"
            confirmer="Abandonner"
            danger
            onConfirmer={() => saisie.abandonner()}
          >
            La grille reviendra à ce qui est enregistré. Cet abandon ne s’annule pas.
          </Confirmation>
        </div>
      }
    >
      {etat.message}
    </Avis>
  );
}
