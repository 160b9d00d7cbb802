'use client';

import { useState } from 'react';
import type { Action } from '@/components/envoi/appeler';
import { ConfirmationAction } from '@/components/envoi/confirmation-action';
import { Differe } from '@/components/ui/differe';
import { IconePoubelle } from '@/components/ui/icones';
import { Lien } from '@/components/ui/lien';
import type { FiltreGarde } from '@/lib/filtres/regles';
import type { PropsGarder } from './garder-filtre';

type Props = {
  referentiel: string;
  filtres: readonly FiltreGarde[];
  /** Ce que l'on peut garder maintenant ; nul : rien n'est demandé. */
  contenu: Record<string, string> | null;
  /** L'adresse de la page, que complètent les paramètres du filtre choisi. */
  adresse: string;
  garder: PropsGarder['garder'];
  supprimer: Action<{ id: string }, unknown>;
};

/** Les filtres que l'on garde sous un nom : les rejouer, en garder un, le remplacer, en supprimer un (TDB-3, TBC-1). */
export function FiltresGardes({ referentiel, filtres, contenu, adresse, garder, supprimer }: Props) {
  const enCours = filtres.find((f) => contenu !== null && memes(f.contenu, contenu));
  return (
    <div className="flex flex-col gap-3">
      {filtres.length > 0 && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <span className="font-medium">Mes filtres</span>
          <ul className="flex flex-wrap items-center gap-x-4 gap-y-1">
            {filtres.map((f) => (
              <li key={f.id} className="flex items-center gap-1">
                <Lien
                  href={`${adresse}&${new URLSearchParams(f.contenu)}`}
                  aria-current={f.id === enCours?.id ? 'true' : undefined}
                  className="lien aria-[current]:font-semibold"
                >
                  {f.nom}
                </Lien>
                <ConfirmationAction
                  action={supprimer}
                  saisie={{ id: f.id }}
                  iconeSeule
                  variante="discret"
                  taille="petit"
                  danger
                  icone={<IconePoubelle />}
                  libelle={`Supprimer le filtre «\u00a0${f.nom}\u00a0»`}
                  titre="Supprimer le filtre"
                  confirmer="Supprimer le filtre"
                >
                  Le filtre «&nbsp;{f.nom}&nbsp;» sera supprimé. Les résultats, eux, ne changent pas.
                </ConfirmationAction>
              </li>
            ))}
          </ul>
        </div>
      )}
      {contenu && !enCours && <Garder {...{ referentiel, filtres, contenu, garder }} />}
    </div>
  );
}

const memes = (a: Record<string, string>, b: Record<string, string>) =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

const chargerGarder = () => import('./garder-filtre').then((m) => m.GarderFiltre);

/** La saisie d'un nom ne vient qu'à l'ouverture : on consulte plus souvent que l'on ne garde. */
function Garder(props: PropsGarder) {
  const [ouvert, setOuvert] = useState(false);
  return (
    <details className="group" onToggle={(e) => setOuvert(e.currentTarget.open)}>
      <summary className="lien w-fit pointer-coarse:min-h-11 pointer-coarse:py-2">Enregistrer le filtre</summary>
      {ouvert && <Differe charger={chargerGarder}>{(GarderFiltre) => <GarderFiltre {...props} />}</Differe>}
    </details>
  );
}
