import { useCallback } from 'react';
import { AvisGardee, useGardees } from '@/components/gardien/avis-gardees';
import { useCompte } from '@/components/gardien/compte';
import type { Gardee } from '@/components/gardien/rangement';
import { casesGardees, dejaEnregistree } from '@/components/grille/reserve';
import { adresseDe } from '@/lib/adresses/regles';
import { GENRE_GRILLE, idDuSujet } from '@/lib/evaluations/regles-gardee';

/** De quoi laisser finir l'envoi d'une grille que l'on vient de quitter. */
const DELAI = 2000;

/** Les résultats saisis sur cet appareil et que le serveur n'a pas : rouvrir la grille les envoie (EVA-2). */
export function GrillesGardees() {
  const { rne, id: compte } = useCompte();
  const verifier = useCallback(
    (gardee: Gardee) =>
      dejaEnregistree(adresseDe(rne, 'evaluations/[id]/saisie', { id: idDuSujet(gardee.sujet), compte }), gardee),
    [rne, compte],
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
        href={adresseDe(rne, 'evaluations/[id]', { id: idDuSujet(sujet) })}
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
