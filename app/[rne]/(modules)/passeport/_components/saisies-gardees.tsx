'use client';

import { useCallback } from 'react';
import { AvisGardee, useGardees } from '@/components/gardien/avis-gardees';
import type { Gardee } from '@/components/gardien/rangement';
import { adresseDe } from '@/lib/adresses/regles';
import { formaterInstant } from '@/lib/dates';
import { empreinte } from '@/lib/passeport/regles-empreinte';
import { adresseReprise, GENRE_FICHE, nommerFiche, type SaisieGardee } from '@/lib/passeport/regles-gardee';
import type { FicheActuelle } from '@/lib/passeport/serveur/mutations-enregistrement';

interface Props {
  rne: string;
  /** Les fiches de la liste. */
  connues: readonly string[];
}

/** Ce qui a été saisi sur cet appareil et que le serveur n'a pas : à reprendre, ou à effacer (PAS-2). */
export function SaisiesGardees({ rne, connues }: Props) {
  const dejaEnregistree = useCallback(
    async ({ valeur: { id, saisie } }: Gardee<SaisieGardee>) => {
      if (!connues.includes(id)) return false;
      const reponse = await fetch(adresseDe(rne, 'passeport/[id]/saisie', { id })).catch(() => null);
      if (!reponse?.ok) return null;
      const actuelle = (await reponse.json()) as FicheActuelle;
      return empreinte(actuelle.saisie) === empreinte(saisie);
    },
    [rne, connues],
  );
  const { gardees, effacer } = useGardees({ genre: GENRE_FICHE, dejaEnregistree });
  // Une fiche supprimée depuis ne se reprend pas.
  const reprenables = gardees.filter(({ valeur: { id, version } }) => !version || connues.includes(id));
  return reprenables.map(({ sujet, le, valeur }) => (
    <AvisGardee
      key={sujet}
      titre={
        valeur.version ? 'Des modifications ne sont pas enregistrées' : 'Vous avez commencé une fiche sur cet appareil'
      }
      href={adresseReprise(rne, sujet, valeur)}
      reprendre="Reprendre"
      question="Effacer cette saisie ?"
      perte={`Ce qui a été saisi sur cet appareil le ${formaterInstant(le)} sera perdu.`}
      onEffacer={() => effacer(sujet)}
    >
      {nommerFiche(valeur.saisie.titre)}, saisie le {formaterInstant(le)}.
    </AvisGardee>
  ));
}
