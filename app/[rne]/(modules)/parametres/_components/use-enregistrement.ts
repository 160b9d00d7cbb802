import { useEffect, useRef, useState, useTransition } from 'react';
import type { Resultat } from '@/lib/acces/refus';

const COUPURE =
  'L’enregistrement n’a pas abouti : la connexion est coupée, ou votre session est terminée. Votre saisie est restée à l’écran : reconnectez-vous dans un autre onglet, puis réessayez.';

/**
 * L'envoi d'un formulaire : la saisie reste à l'écran quoi qu'il arrive, un refus amène au premier champ fautif.
 * `champs` : un texte par champ, sous son chemin (`degres.totale.code`).
 */
export function useEnregistrement() {
  const formulaire = useRef<HTMLFormElement>(null);
  const [resultat, setResultat] = useState<Resultat<unknown> | null>(null);
  const [enCours, lancer] = useTransition();
  const refus = resultat?.ok === false ? resultat : null;

  useEffect(() => {
    if (refus) formulaire.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refus]);

  const enregistrer = (envoyer: () => Promise<Resultat<unknown>>) =>
    lancer(async () => {
      setResultat(null);
      setResultat(await envoyer().catch(() => ({ ok: false, code: 'session', message: COUPURE }) as const));
    });

  return {
    formulaire,
    enCours,
    enregistrer,
    fait: resultat?.ok === true,
    refus: refus?.message,
    champs: refus?.champs ?? {},
    /** Une saisie reprise : ce qui était dit d'elle ne vaut plus. */
    oublier: () => setResultat(null),
  };
}
