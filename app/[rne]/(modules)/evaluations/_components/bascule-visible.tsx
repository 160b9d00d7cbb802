'use client';

import { useOptimistic, useTransition } from 'react';
import { AvisEnvoi } from '@/components/envoi/avis-envoi';
import { useAction } from '@/components/envoi/use-action';
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
  const [, lancer] = useTransition();
  const envoi = useAction(rendreVisible);

  const basculer = (voulu: boolean) =>
    lancer(async () => {
      setAffiche(voulu);
      await envoi.envoyer({ id, visible: voulu });
    });

  return (
    <>
      <CaseACocher
        libelle={enClair ? 'Visible par les apprenants' : `«\u00a0${titre}\u00a0» visible par les apprenants`}
        libelleCache={!enClair}
        checked={affiche}
        onChange={(evenement) => envoi.enCours || basculer(evenement.target.checked)}
      />
      <AvisEnvoi envoi={envoi} className="mt-2 text-left" />
    </>
  );
}
