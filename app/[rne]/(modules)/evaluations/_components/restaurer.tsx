'use client';

import { useAnnoncer } from '@/components/annonces';
import { BoutonAction } from '@/components/envoi/bouton-action';
import { restaurerEvaluation } from '../actions';

/** Sort une évaluation de la corbeille. */
export function Restaurer({ id, titre }: { id: string; titre: string }) {
  const annoncer = useAnnoncer();
  return (
    <BoutonAction
      action={restaurerEvaluation}
      saisie={{ id }}
      surFait={() => annoncer(`«\u00a0${titre}\u00a0» est revenue parmi vos évaluations.`)}
      taille="petit"
      aria-label={`Restaurer «\u00a0${titre}\u00a0»`}
    >
      Restaurer
    </BoutonAction>
  );
}
