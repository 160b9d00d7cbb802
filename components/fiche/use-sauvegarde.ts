import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { appeler } from '@/components/envoi/appeler';
import { useCompte } from '@/components/gardien/compte';
import { empechement, garder, oublier } from '@/components/gardien/rangement';
import { veiller } from '@/components/gardien/veille';
import type { CodeRefus, Resultat } from '@/lib/acces/refus';
import { nommerFiche, type SaisieGardee } from '@/lib/passeport/regles-gardee';
import type { CreationFiche, ModificationFiche, SaisieFiche, VersionFiche } from '@/lib/passeport/schema';
import type { Enregistrement } from '@/lib/passeport/serveur/mutations-enregistrement';
import { type Branchement, type Depart, type IssueFiche, Sauvegarde } from './sauvegarde';
import type { Formulaire } from './use-fiche';

/** La fiche, et le sujet sous lequel l'appareil la garde. Les deux changent quand elle est créée. */
export interface Cible {
  id: string;
  sujet: string;
}

/** Les deux façons d'enregistrer, données par la page. */
export interface Actions {
  creer: (saisie: CreationFiche) => Promise<Resultat<Enregistrement>>;
  modifier: (saisie: ModificationFiche) => Promise<Resultat<Enregistrement>>;
}

interface Branches extends Omit<Branchement, 'controler' | 'envoyer'> {
  actions: Actions;
  /** La fiche dont les fichiers suivent, pour une copie (PAS-4). */
  copieDe: string | undefined;
  surFrappe: () => void;
}

const GARDE_MS = 400;

/**
 * Branche une `Sauvegarde` sur un formulaire. Ce que le serveur n'a pas est gardé sur l'appareil, un instant après la
 * frappe, et encore quand la page se cache ou se ferme. `gardee` : faux si l'appareil ne garde rien.
 */
export function useSauvegarde(formulaire: Formulaire, cible: RefObject<Cible>, depart: Depart, branches: Branches) {
  const compte = useCompte();
  const courants = useRef(branches);
  // Un onglet où rien n'est saisi ne touche pas à ce qu'un autre a gardé.
  const touchee = useRef(false);
  const sansFilet = useRef(false);
  const [gardee, setGardee] = useState(true);
  useLayoutEffect(() => {
    courants.current = branches;
  });

  function ranger() {
    if (!touchee.current) return;
    const saisie = courants.current.lire();
    const { id, sujet } = cible.current;
    if (!sauvegarde.aGarder(saisie)) return oublier(compte, sujet);
    const { version, sansReponse: envoyee } = sauvegarde;
    const valeur: SaisieGardee = { id, version, saisie, envoyee };
    const rangee = garder(compte, { sujet, titre: nommerFiche(saisie.titre), valeur, partie: envoyee !== null });
    sansFilet.current = !rangee;
    setGardee(rangee);
  }

  async function envoyer(saisie: SaisieFiche, version: VersionFiche | null): Promise<IssueFiche> {
    const obstacle = empechement(compte);
    if (obstacle) return { genre: obstacle };
    const { actions, copieDe } = courants.current;
    const { id } = cible.current;
    return lireReponse(
      await (version
        ? appeler(actions.modifier, { id, version, saisie })
        : appeler(actions.creer, { id, saisie, copieDe })),
    );
  }

  const [sauvegarde] = useState(
    () =>
      new Sauvegarde(
        {
          lire: () => courants.current.lire(),
          controler,
          envoyer,
          dire: (etat) => courants.current.dire(etat),
          surEnregistree(fiche, envoyee) {
            courants.current.surEnregistree(fiche, envoyee);
            ranger();
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
        minuterie = setTimeout(ranger, GARDE_MS);
        courants.current.surFrappe();
        sauvegarde.changer();
      },
    });
    const cesser = veiller({
      garder: ranger,
      relancer: sauvegarde.relancer,
      retient: () => sansFilet.current && sauvegarde.aGarder(courants.current.lire()),
    });
    return () => {
      cesser();
      clearTimeout(minuterie);
      desabonner();
      sauvegarde.arreter();
      ranger();
    };
  }, [formulaire, sauvegarde]);

  return { sauvegarde, gardee };
}

/** Ce qui se répare seul, ou en se reconnectant ; le reste est un refus, à corriger. */
function genreDe(code: CodeRefus): 'reseau' | 'serveur' | 'session' | 'refus' {
  if (code === 'session' || code === 'autre-compte') return 'session';
  if (code === 'connexion-perdue') return navigator.onLine ? 'serveur' : 'reseau';
  return code === 'reponse-inattendue' || code === 'sans-reponse' ? 'serveur' : 'refus';
}

function lireReponse(resultat: Resultat<Enregistrement> | null): IssueFiche {
  if (!resultat) return { genre: 'session' };
  if (resultat.ok) return { genre: 'ok', resultat: resultat.valeur };
  const genre = genreDe(resultat.code);
  if (genre !== 'refus') return { genre };
  const champs = Object.entries(resultat.champs ?? {}).map(([nom, texte]) => [nom.replace(/^saisie\./, ''), texte]);
  return { genre, message: resultat.message, champs: Object.fromEntries(champs) };
}

/** La saisie vérifiée comme le serveur le fera. Ce qui ne peut pas se vérifier ici (réseau coupé), il en jugera. */
const controler: Branchement['controler'] = async (saisie) => {
  try {
    const { schemaFiche } = await import('@/lib/passeport/schema');
    const lu = schemaFiche.safeParse(saisie);
    return lu.success ? { saisie: lu.data } : { message: lu.error.issues[0]?.message ?? '' };
  } catch {
    return { saisie };
  }
};
