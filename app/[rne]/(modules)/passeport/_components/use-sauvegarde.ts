import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { type Branchement, type Depart, Sauvegarde } from '@/lib/passeport/regles-sauvegarde';
import { garderCopie, retirerCopie } from './copie-locale';
import { controler } from './envois';
import type { Formulaire } from './use-fiche';

/** La fiche, et la clé de ce que le navigateur en garde. Les deux changent quand elle est créée. */
export interface Cible {
  id: string;
  cle: string;
}

type Rappels = Omit<Branchement, 'controler'> & { surFrappe: () => void };

const GARDE_MS = 400;

/**
 * Branche une `Sauvegarde` sur un formulaire : la frappe, le réseau qui revient, l'onglet qu'on quitte. Ce que le serveur
 * n'a pas est gardé dans le navigateur, un instant après la frappe, et encore quand la page se cache ou se ferme.
 */
export function useSauvegarde(formulaire: Formulaire, cible: RefObject<Cible>, depart: Depart, rappels: Rappels) {
  const courants = useRef(rappels);
  // Un onglet où rien n'est saisi ne touche pas à ce qu'un autre a gardé.
  const touchee = useRef(false);
  useLayoutEffect(() => {
    courants.current = rappels;
  });

  function garder() {
    const saisie = courants.current.lire();
    const { id, cle } = cible.current;
    if (!touchee.current) return;
    if (sauvegarde.aGarder(saisie)) garderCopie(cle, { id, version: sauvegarde.version, saisie });
    else retirerCopie(cle);
  }

  const [sauvegarde] = useState(
    () =>
      new Sauvegarde(
        {
          lire: () => courants.current.lire(),
          controler,
          envoyer: (saisie, version) => courants.current.envoyer(saisie, version),
          dire: (etat) => courants.current.dire(etat),
          surEnregistree(fiche, envoyee) {
            courants.current.surEnregistree(fiche, envoyee);
            garder();
          },
          surRefus: (champs) => courants.current.surRefus(champs),
        },
        depart,
      ),
  );

  // Avant que l'écran ne réponde au doigt : aucune frappe n'échappe.
  // biome-ignore lint/correctness/useExhaustiveDependencies: une fois ; le reste se lit par référence.
  useLayoutEffect(() => {
    let minuterie: ReturnType<typeof setTimeout> | undefined;
    sauvegarde.demarrer();
    const desabonner = formulaire.subscribe({
      formState: { values: true },
      callback: () => {
        touchee.current = true;
        clearTimeout(minuterie);
        minuterie = setTimeout(garder, GARDE_MS);
        courants.current.surFrappe();
        sauvegarde.changer();
      },
    });
    const ecoutes = new AbortController();
    const ecouter = (sur: EventTarget, noms: string[], faire: () => void) => {
      for (const nom of noms) sur.addEventListener(nom, faire, { signal: ecoutes.signal });
    };
    ecouter(window, ['online', 'focus'], () => sauvegarde.relancer());
    ecouter(window, ['pagehide'], garder);
    ecouter(document, ['visibilitychange'], () => {
      garder();
      sauvegarde.relancer();
    });
    return () => {
      ecoutes.abort();
      clearTimeout(minuterie);
      desabonner();
      sauvegarde.arreter();
      garder();
    };
  }, [formulaire, sauvegarde]);

  return sauvegarde;
}
