'use client';

import { useEffect, useState } from 'react';
import { Avis } from '@/components/ui/avis';
import { Confirmation } from '@/components/ui/confirmation';
import { Lien } from '@/components/ui/lien';
import { debutReserves, effacerReserve, listerReserves } from '../[id]/_components/saisie-reserve';

/** De quoi laisser finir l'envoi d'une grille que l'on vient de quitter. */
const DELAI = 2000;

type Props = {
  base: string;
  rne: string;
  compte: string;
  /** Les titres que la page connaît. */
  titres: Readonly<Record<string, string>>;
};

/** Les résultats saisis sur cet appareil et que le serveur n'a pas : rouvrir la grille les envoie (EVA-2). */
export function SaisiesEnAttente({ base, rne, compte, titres }: Props) {
  const [attentes, setAttentes] = useState<ReturnType<typeof listerReserves>>([]);
  useEffect(() => {
    const chercher = () => setAttentes(listerReserves(debutReserves(rne, compte)));
    const attente = setTimeout(chercher, DELAI);
    return () => clearTimeout(attente);
  }, [rne, compte]);

  async function effacer(nom: string) {
    effacerReserve(nom);
    setAttentes((a) => a.filter((attente) => attente.nom !== nom));
    return undefined;
  }

  return attentes.map(({ nom, evaluation, nombre }) => (
    <Avis
      key={nom}
      ton="attention"
      className="mb-4"
      titre={nombre > 1 ? `${nombre} modifications ne sont pas enregistrées` : 'Une modification n’est pas enregistrée'}
      action={
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <Lien href={`${base}/${evaluation}`} className="lien pointer-coarse:py-2.5">
            Rouvrir la grille
          </Lien>
          <Confirmation
            libelle="Effacer"
            taille="petit"
            variante="discret"
            titre="Effacer ces modifications ?"
            confirmer="Effacer"
            danger
            onConfirmer={() => effacer(nom)}
          >
            <p>Ce qui a été saisi sur cet appareil et n’est pas enregistré sera perdu.</p>
          </Confirmation>
        </div>
      }
    >
      {titres[evaluation] ? `«\u00a0${titres[evaluation]}\u00a0»` : 'Une évaluation'}, saisie sur cet appareil sans
      réseau.
    </Avis>
  ));
}
