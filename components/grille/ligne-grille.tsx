'use client';

import { memo } from 'react';
import { usePresentation } from '@/components/presentation';
import { cleEn, type Plan } from '@/lib/evaluations/grille/plan';
import { Commentaire } from './commentaire';
import { apparence } from './peinture';
import type { SaisieGrille } from './saisie-grille';
import { TitreLigne } from './titres-rangees';

type Props = { saisie: SaisieGrille; plan: Plan; rang: number };

/**
 * Une ligne de cases, avec le moins à envoyer : `Peinture` les rend atteignables et lisibles à l'ouverture, puis les
 * redessine une à une.
 */
export const LigneGrille = memo(function LigneGrille({ saisie, plan, rang }: Props) {
  const presentation = usePresentation();
  const ligne = plan.lignes[rang];
  if (!ligne) return null;
  return (
    <tr>
      <TitreLigne ligne={ligne} rang={rang} />
      {plan.colonnes.map((colonne, n) => {
        const { degre, code } = apparence(saisie.valeur(cleEn(plan, { ligne: rang, colonne: n })), presentation);
        return (
          <td key={colonne.id} data-degre={degre ?? undefined}>
            {code}
          </td>
        );
      })}
      {plan.sens === 'apprenants' && <Commentaire saisie={saisie} apprenant={ligne} rang={rang} />}
    </tr>
  );
});
