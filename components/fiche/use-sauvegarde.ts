import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Resultat } from '@/lib/acces/refus';
import { type Branchement, type Depart, type Issue, Sauvegarde } from '@/lib/passeport/regles-sauvegarde';
import type { CreationFiche, ModificationFiche, SaisieFiche, VersionFiche } from '@/lib/passeport/schema';
import type { Enregistrement } from '@/lib/passeport/serveur/mutations-enregistrement';
import { garderCopie, retirerCopie } from './copie-locale';
import type { Formulaire } from './use-fiche';

/** La fiche, et la clé de ce que le navigateur en garde. Les deux changent quand elle est créée. */
interface Cible {
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

const HORS_LIGNE = 'Hors ligne : votre saisie est gardée sur cet appareil et partira au retour du réseau.';
const INJOIGNABLE =
  'Le serveur n’a pas répondu, ou votre session est terminée. Votre saisie est gardée sur cet appareil : reconnectez-vous dans un autre onglet, elle repartira d’elle-même.';

/** La saisie vérifiée comme le serveur le fera ; s'il n'y a pas de réseau pour charger le schéma, il tranchera. */
const controler: Branchement['controler'] = async (saisie) => {
  const schema = await import('@/lib/passeport/schema').catch(() => null);
  const lu = schema?.schemaFiche.safeParse(saisie);
  if (!lu) return { saisie };
  return lu.success ? { saisie: lu.data } : { message: lu.error.issues[0]?.message ?? '' };
};

/** Les deux façons d'enregistrer, données par la page. */
export interface Actions {
  creer: (saisie: CreationFiche) => Promise<Resultat<Enregistrement>>;
  modifier: (saisie: ModificationFiche) => Promise<Resultat<Enregistrement>>;
}

/** Envoie la saisie, pour créer la fiche (`version` nulle ; `copieDe` : celle dont les fichiers suivent) ou la modifier. Une coupure n'est pas un refus. */
export async function envoyer(
  { creer, modifier }: Actions,
  { id, copieDe }: Pick<CreationFiche, 'id' | 'copieDe'>,
  saisie: SaisieFiche,
  version: VersionFiche | null,
): Promise<Issue> {
  try {
    const resultat = await (version ? modifier({ id, version, saisie }) : creer({ id, saisie, copieDe }));
    if (resultat.ok) return { genre: 'enregistrement', valeur: resultat.valeur };
    const champs = Object.entries(resultat.champs ?? {}).map(([nom, texte]) => [nom.replace(/^saisie\./, ''), texte]);
    return { genre: 'refus', message: resultat.message, champs: Object.fromEntries(champs) };
  } catch {
    return { genre: 'coupure', message: navigator.onLine ? INJOIGNABLE : HORS_LIGNE };
  }
}
