'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { useAnnoncer } from '@/components/annonces';
import { useAction } from '@/components/envoi/use-action';
import { type PropsSuppression, Suppression } from '@/components/suppression';
import { direPertes } from '@/lib/evaluations/regles';
import { JOURS_CORBEILLE } from '@/lib/evaluations/regles-corbeille';
import { compterPertes, supprimerEvaluation } from '../actions';

/** Met une évaluation à la corbeille, après avoir dit ce qui part avec elle. */
export function Supprimer(props: PropsSuppression) {
  const { id, titre } = props;
  const annoncer = useAnnoncer();
  return (
    <Suppression
      {...props}
      confirmer="Supprimer l’évaluation"
      supprimer={supprimerEvaluation}
      onFait={() => annoncer(`«\u00a0${titre}\u00a0» est dans la corbeille pour ${JOURS_CORBEILLE} jours.`)}
    >
      <CeQuiPart id={id} />
      <p className="mt-2">
        Personne ne la verra plus. Vous pourrez la reprendre telle quelle pendant {JOURS_CORBEILLE} jours, dans la
        corbeille&nbsp;; ensuite elle sera effacée.
      </p>
    </Suppression>
  );
}

/** Le compte exact au moment de la question : un collègue a pu saisir depuis que la page est ouverte. */
function CeQuiPart({ id }: { id: string }) {
  const [texte, setTexte] = useState('Compte de ses résultats…');
  const { envoyer } = useAction(compterPertes, {
    surFait: (pertes) => setTexte(direCeQuiPart(pertes)),
    surEchec: ({ message }) => setTexte(`Ses résultats n’ont pas pu être comptés. ${message}`),
  });
  const compter = useEffectEvent(() => void envoyer({ id }));
  useEffect(() => compter(), []);
  return <p aria-live="polite">{texte}</p>;
}

function direCeQuiPart({ resultats, commentaires }: { resultats: number; commentaires: number }): string {
  if (resultats + commentaires === 0) return 'Elle ne contient aucun résultat.';
  return `Ce qui part avec elle des grilles, des tableaux de bord et des bilans\u00a0: ${direPertes(resultats, commentaires)}.`;
}
