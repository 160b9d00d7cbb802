'use client';

import { useState, useTransition } from 'react';
import { useAnnoncer } from '@/components/annonces';
import { Avis } from '@/components/ui/avis';
import { Bouton } from '@/components/ui/bouton';
import { restaurerEvaluation } from '../actions';

/** Sort une évaluation de la corbeille. */
export function Restaurer({ id, titre }: { id: string; titre: string }) {
  const annoncer = useAnnoncer();
  const [refus, setRefus] = useState<string>();
  const [enCours, lancer] = useTransition();

  const restaurer = () =>
    lancer(async () => {
      const resultat = await restaurerEvaluation({ id }).catch(() => null);
      if (resultat?.ok) annoncer(`«\u00a0${titre}\u00a0» est revenue parmi vos évaluations.`);
      else setRefus(resultat?.message ?? 'La connexion a été perdue. Réessayez.');
    });

  return (
    <div className="flex flex-col items-start gap-2">
      <Bouton taille="petit" enCours={enCours} onClick={restaurer} aria-label={`Restaurer «\u00a0${titre}\u00a0»`}>
        Restaurer
      </Bouton>
      {refus && <Avis ton="erreur">{refus}</Avis>}
    </div>
  );
}
