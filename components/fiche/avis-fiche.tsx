'use client';

import { useEffect, useRef } from 'react';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Confirmation } from '@/components/ui/confirmation';
import { Lien } from '@/components/ui/lien';
import { formaterInstant } from '@/lib/dates';
import type { IntitulesFiche } from '@/lib/parametres/regles-masques';
import type { Ecarte } from '@/lib/passeport/regles';
import type { Catalogue } from '@/lib/passeport/regles-catalogue';
import { differences } from '@/lib/passeport/regles-differences';
import type { SaisieFiche } from '@/lib/passeport/schema';
import type { FicheActuelle } from '@/lib/passeport/serveur/mutations-enregistrement';
import { Comparaison } from './comparaison';
import type { Nouvelle } from './use-fiche';

interface PropsPerimee {
  actuelle: FicheActuelle;
  saisie: SaisieFiche;
  intitules: IntitulesFiche;
  catalogue: Catalogue;
  surReprendre: () => void;
  surAbandonner: () => void;
}

/** La fiche a changé dans un autre onglet ou sur un autre appareil : ce qui diffère, et le choix (PAS-3). */
export function AvisPerimee({ actuelle, saisie, intitules, catalogue, surReprendre, surAbandonner }: PropsPerimee) {
  const cadre = useRef<HTMLDivElement>(null);
  useEffect(() => {
    cadre.current?.scrollIntoView({ block: 'start' });
    cadre.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={cadre} tabIndex={-1} className="scroll-mt-20 outline-none">
      <Avis
        ton="attention"
        titre="Cette fiche a été modifiée ailleurs"
        action={
          <div className="flex flex-wrap gap-2">
            <Bouton onClick={surReprendre}>Reprendre ma saisie</Bouton>
            <Confirmation
              libelle="Garder la version enregistrée"
              variante="discret"
              titre="Abandonner votre saisie ?"
              confirmer="Abandonner ma saisie"
              danger
              onConfirmer={surAbandonner}
            >
              <p>Ce qui est à l’écran et n’est pas dans la version enregistrée sera perdu.</p>
            </Confirmation>
          </div>
        }
      >
        <p>
          Elle a été enregistrée le {formaterInstant(actuelle.modifieLe)} depuis un autre onglet ou un autre appareil.
          Votre saisie est restée à l’écran&nbsp;; rien n’a été écrasé. «&nbsp;Reprendre ma saisie&nbsp;» remplace la
          version enregistrée.
        </p>
        <div className="mt-3">
          <Comparaison
            differences={differences(actuelle.saisie, saisie, intitules, catalogue)}
            ajoute="votre saisie"
            retire="enregistré"
          />
        </div>
      </Avis>
    </div>
  );
}

interface PropsCopie {
  le: Date;
  neuve: boolean;
  surAbandonner: () => void;
}

/** Ce qu'un onglet fermé ou une coupure avait laissé est revenu à l'écran. */
export function AvisCopie({ le, neuve, surAbandonner }: PropsCopie) {
  return (
    <div role="status">
      <Avis
        titre="Votre saisie est retrouvée"
        action={
          <Bouton taille="petit" onClick={surAbandonner}>
            {neuve ? 'L’effacer et recommencer' : 'Revenir à la version enregistrée'}
          </Bouton>
        }
      >
        Ce que vous aviez saisi le {formaterInstant(le)} sur cet appareil n’était pas enregistré&nbsp;: le voici.
      </Avis>
    </div>
  );
}

const GARDES: Record<Ecarte, string> = {
  competence: 'la compétence, avec ses complexités et aléas',
  bepItem: 'l’activité BEP',
  brouillon: 'la remise de la fiche, qui n’est plus un brouillon',
};

interface PropsNouvelle {
  nouvelle: Nouvelle;
  adresse: string | null;
  surFermer: () => void;
}

/** Un professeur a évalué ou corrigé la fiche pendant la saisie : ce qui est enregistré, ce qui reste comme il l'a mis. */
export function AvisNouvelle({ nouvelle: { evaluee, change, ecartes }, adresse, surFermer }: PropsNouvelle) {
  const geste = evaluee ? 'évalué' : 'corrigé';
  return (
    <Avis
      ton="attention"
      titre={`Votre professeur a ${geste} cette fiche pendant que vous écriviez`}
      action={
        <div className="flex flex-wrap items-center gap-4">
          {evaluee && adresse && (
            <Lien href={adresse} className="lien">
              Lire l’évaluation
            </Lien>
          )}
          <Bouton taille="petit" onClick={surFermer}>
            J’ai compris
          </Bouton>
        </div>
      }
    >
      Vos textes sont enregistrés.{' '}
      {ecartes.length > 0
        ? `N’a pas changé : ${ecartes.map((e) => GARDES[e]).join(' ; ')}.`
        : change
          ? 'Les choix affichés sont ceux qu’il a retenus.'
          : 'Ils restent modifiables.'}
    </Avis>
  );
}
