import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Resultat } from '@/lib/acces/refus';
import { useCompte } from './compte';
import { type Gardee, garder, lireGardee, oublier } from './rangement';
import { veiller } from './veille';

/** Après la dernière frappe, en millisecondes. */
const ATTENTE = 400;

interface Options<T> {
  /** Ce qui est saisi, et quel élément : « scenario:nouveau », « evaluation:<id> ». */
  sujet: string;
  /** Comment le dire : « Scénario « Accueil » ». */
  titre: string;
  /** Tout le formulaire, en JSON. */
  valeur: T;
  /** Met à l'écran un brouillon retrouvé. */
  reprendre: (valeur: T) => void;
  /** Deux valeurs de même empreinte s'enregistrent pareil ; à défaut, leur JSON. */
  empreinte?: (valeur: T) => string;
}

/**
 * Garde sur l'appareil ce qui est saisi et pas encore enregistré : un onglet fermé ne le perd pas (`avis` propose de le
 * reprendre, `accompagner` suit l'envoi, `abandonner` l'oublie). Un brouillon égal à ce qui est enregistré n'en est pas un.
 */
export function useBrouillon<T>({ sujet, titre, valeur, reprendre, empreinte = JSON.stringify }: Options<T>) {
  const compte = useCompte();
  const texte = empreinte(valeur);
  const [retrouve, setRetrouve] = useState<Gardee<T> | null>(null);
  /** Ce que le serveur a déjà. */
  const [enregistre, setEnregistre] = useState(texte);
  const range = useRef(texte);
  const courant = useRef({ ranger: () => {}, empreinte, enregistre });

  useLayoutEffect(() => {
    courant.current = { ranger, empreinte, enregistre };
  });

  useEffect(() => {
    const lue = lireGardee<T>(compte, sujet);
    if (!lue) return;
    if (courant.current.empreinte(lue.valeur) === courant.current.enregistre) oublier(compte, sujet);
    else setRetrouve(lue);
  }, [compte, sujet]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: l'attente repart quand la saisie change.
  useEffect(() => {
    const minuterie = setTimeout(() => courant.current.ranger(), ATTENTE);
    return () => clearTimeout(minuterie);
  }, [texte, enregistre]);

  useEffect(() => {
    const maintenant = () => courant.current.ranger();
    const cesser = veiller({ garder: maintenant });
    return () => {
      cesser();
      maintenant();
    };
  }, []);

  function ranger() {
    if (texte === range.current) return;
    range.current = texte;
    if (texte === enregistre) oublier(compte, sujet);
    else garder(compte, { sujet, titre, valeur });
  }

  /** Ce qui est à l'écran n'est plus à garder. */
  function terminer() {
    range.current = texte;
    setEnregistre(texte);
    oublier(compte, sujet);
  }

  function ecarter() {
    setRetrouve(null);
    if (texte === enregistre) oublier(compte, sujet);
  }

  return {
    /** Quelque chose est saisi que le serveur n'a pas. */
    commence: texte !== enregistre,
    /** Pour `AvisBrouillon`. */
    avis: {
      le: retrouve?.le ?? null,
      partie: retrouve?.partie ?? false,
      onReprendre: () => {
        if (retrouve) reprendre(retrouve.valeur);
        ecarter();
      },
      onEffacer: ecarter,
    },
    /** Oublie la saisie : la personne y renonce. */
    abandonner: terminer,
    /** La même action, qui note sa saisie partie jusqu'à la réponse, et l'oublie une fois enregistrée. */
    accompagner:
      <E, R>(action: (saisie: E) => Promise<Resultat<R>>) =>
      async (saisie: E): Promise<Resultat<R>> => {
        range.current = texte;
        garder(compte, { sujet, titre, valeur, partie: true });
        const resultat = await action(saisie);
        if (resultat.ok) terminer();
        else garder(compte, { sujet, titre, valeur });
        return resultat;
      },
  };
}
