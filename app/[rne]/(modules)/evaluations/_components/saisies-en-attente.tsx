'use client';

import { useCallback } from 'react';
import { AvisGardee, useGardees } from '@/components/gardien/avis-gardees';
import { useCompte } from '@/components/gardien/compte';
import type { Gardee } from '@/components/gardien/rangement';
import { casesGardees, dejaEnregistree, GENRE_GRILLE } from '@/components/grille/reserve';

/** De quoi laisser finir l'envoi d'une grille que l'on vient de quitter. */
const DELAI = 2000;

/** Les résultats saisis sur cet appareil et que le serveur n'a pas : rouvrir la grille les envoie (EVA-2). */
export function SaisiesEnAttente({ base }: { base: string }) {
  const { id } = useCompte();
  const adresse = (sujet: string) => `${base}/${sujet.slice(GENRE_GRILLE.length)}`;
  const verifier = useCallback(
    (gardee: Gardee) =>
      dejaEnregistree(`${base}/${gardee.sujet.slice(GENRE_GRILLE.length)}/saisie?compte=${id}`, gardee),
    [base, id],
  );
  const { gardees, effacer } = useGardees({ genre: GENRE_GRILLE, delai: DELAI, dejaEnregistree: verifier });

  return gardees.map(({ sujet, titre, valeur }) => {
    const nombre = casesGardees(valeur).size;
    return (
      <AvisGardee
        key={sujet}
        ton="attention"
        titre={
          nombre > 1 ? `${nombre} modifications ne sont pas enregistrées` : 'Une modification n’est pas enregistrée'
        }
        href={adresse(sujet)}
        reprendre="Rouvrir la grille"
        question="Effacer ces modifications&nbsp;?"
        perte="Ce qui a été saisi sur cet appareil et n’est pas enregistré sera perdu."
        onEffacer={() => effacer(sujet)}
      >
        {titre}, saisie sur cet appareil sans réseau.
      </AvisGardee>
    );
  });
}
