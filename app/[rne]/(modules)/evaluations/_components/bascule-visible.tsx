'use client';

import { useOptimistic, useState, useTransition } from 'react';
import { CaseACocher } from '@/components/ui/case-a-cocher';
import { rendreVisible } from '../actions';

type Props = {
  id: string;
  visible: boolean;
  titre: string;
  /** Montre le libellé à côté de la case. */
  enClair?: boolean;
};

/** Montre ou cache une évaluation aux apprenants, dès que la case change. */
export function BasculeVisible({ id, visible, titre, enClair = false }: Props) {
  const [affiche, setAffiche] = useOptimistic(visible);
  const [refus, setRefus] = useState<string>();
  const [, lancer] = useTransition();

  const basculer = (voulu: boolean) =>
    lancer(async () => {
      setAffiche(voulu);
      const resultat = await rendreVisible({ id, visible: voulu }).catch(() => null);
      if (resultat?.ok) setRefus(undefined);
      else setRefus(resultat?.message ?? 'La connexion a été perdue. Réessayez.');
    });

  return (
    <CaseACocher
      libelle={enClair ? 'Visible par les apprenants' : `«\u00a0${titre}\u00a0» visible par les apprenants`}
      libelleCache={!enClair}
      checked={affiche}
      onChange={(evenement) => basculer(evenement.target.checked)}
      {...(refus !== undefined && { erreur: refus })}
    />
  );
}
