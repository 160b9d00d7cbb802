'use client';

import { useAnnoncer } from '@/components/annonces';
import { type PropsSuppression, Suppression } from '@/components/suppression';
import { supprimerScenario } from '../actions';

/** Supprime un scénario, après avoir dit ce qui part avec lui et ce qui reste. */
export function Supprimer({ fichiers, ...props }: PropsSuppression & { fichiers: number }) {
  const annoncer = useAnnoncer();
  return (
    <Suppression
      {...props}
      confirmer="Supprimer le scénario"
      supprimer={supprimerScenario}
      onFait={() => annoncer(`«\u00a0${props.titre}\u00a0» est supprimé.`)}
    >
      {fichiers > 0 &&
        `${fichiers > 1 ? `Ses ${fichiers} fichiers seront supprimés` : 'Son fichier sera supprimé'} aussi. `}
      Les évaluations créées à partir de ce scénario restent, avec leurs résultats. Cette suppression ne s’annule pas.
    </Suppression>
  );
}
