'use client';

import { useEffect, useRef } from 'react';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { Confirmation } from '@/components/ui/confirmation';
import { formaterInstant } from '@/lib/dates';
import type { IntitulesFiche } from '@/lib/parametres/regles-masques';
import type { Catalogue } from '@/lib/passeport/regles-catalogue';
import { differences } from '@/lib/passeport/regles-differences';
import type { SaisieFiche } from '@/lib/passeport/schema';
import type { FicheActuelle } from '@/lib/passeport/serveur/mutations-enregistrement';
import { Comparaison } from './comparaison';

interface Props {
  actuelle: FicheActuelle;
  saisie: SaisieFiche;
  intitules: IntitulesFiche;
  catalogue: Catalogue;
  surReprendre: () => void;
  surAbandonner: () => void;
}

/** La fiche a changé dans un autre onglet ou sur un autre appareil : ce qui diffère, et le choix (PAS-3). */
export function AvisPerimee({ actuelle, saisie, intitules, catalogue, surReprendre, surAbandonner }: Props) {
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
          Votre saisie est restée à l’écran ; rien n’a été écrasé. « Reprendre ma saisie » remplace la version
          enregistrée.
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
