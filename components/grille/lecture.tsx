'use client';

import './grille.css';
import { useMemo } from 'react';
import { usePresentation } from '@/components/maitrise/presentation';
import { cleCase, type GrilleCompacte, valeursDe } from '@/lib/evaluations/grille/format';
import { rangeeApprenant, rangeeItem } from '@/lib/evaluations/grille/plan';
import { EnteteGrille } from './entete';
import { apparence } from './peinture';

/** La grille sans saisie, pour un collègue ou une année passée. */
export function GrilleLecture({ grille }: { grille: GrilleCompacte }) {
  const presentation = usePresentation();
  const valeurs = useMemo(() => valeursDe(grille), [grille]);
  const plan = useMemo(
    () => ({
      sens: 'apprenants' as const,
      lignes: grille.apprenants.map(rangeeApprenant),
      colonnes: grille.items.map(rangeeItem),
    }),
    [grille],
  );
  const legende = `Résultats de «\u00a0${grille.evaluation.titre}\u00a0»`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: une zone nommée qui défile, pas une section du plan.
    <div
      role="region"
      aria-label={legende}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: une zone qui défile doit pouvoir défiler au clavier.
      tabIndex={0}
      className="tableau-cadre grille-cadre"
    >
      <table className="tableau grille" data-lecture>
        <caption className="sr-only">{legende}</caption>
        <EnteteGrille plan={plan} lecture />
        <tbody>
          {grille.apprenants.map((a) => (
            <tr key={a.id}>
              <th scope="row" className="colle grille-apprenant">
                {a.nom} {a.prenom}
              </th>
              {plan.colonnes.map(({ id }) => {
                const { degre, code, libelle } = apparence(valeurs.get(cleCase(a.id, id)) ?? '', presentation);
                return (
                  <td key={id} data-degre={degre ?? undefined} title={libelle || undefined}>
                    {code}
                  </td>
                );
              })}
              <td className="grille-note whitespace-pre-line">{a.commentaire}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
