'use client';

import { useEffect, useState } from 'react';
import { AvisGardee } from '@/components/gardien/avis-gardees';
import { debutReserves, effacerReserve, listerReserves } from '@/components/grille/saisie-reserve';

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

  function effacer(nom: string) {
    effacerReserve(nom);
    setAttentes((a) => a.filter((attente) => attente.nom !== nom));
  }

  return attentes.map(({ nom, evaluation, nombre }) => (
    <AvisGardee
      key={nom}
      ton="attention"
      titre={nombre > 1 ? `${nombre} modifications ne sont pas enregistrées` : 'Une modification n’est pas enregistrée'}
      href={`${base}/${evaluation}`}
      reprendre="Rouvrir la grille"
      question="Effacer ces modifications ?"
      perte="Ce qui a été saisi sur cet appareil et n’est pas enregistré sera perdu."
      onEffacer={() => effacer(nom)}
    >
      {titres[evaluation] ? `«\u00a0${titres[evaluation]}\u00a0»` : 'Une évaluation'}, saisie sur cet appareil sans
      réseau.
    </AvisGardee>
  ));
}
