'use client';

import { Formulaire, useFormulaire } from '@/components/envoi/formulaire';
import { GroupeRadios } from '@/components/ui/groupe-radios';
import { accorder } from '@/lib/accords';
import type { Question } from '@/lib/siecle/plan/types';
import { repondreIdentites } from '../../actions';
import { Comparaison, nommer } from './comparaison';

/** « Est-ce la même personne ? », une question par personne ; rien ne s'importe avant (IMP-8). */
export function Questions({ id, questions }: { id: string; questions: readonly Question[] }) {
  const formulaire = useFormulaire(repondreIdentites, {
    valeurs: { id, reponses: questions.map(({ cle }) => ({ cle, compte: '' })) },
    schema: () => import('@/lib/siecle/schema').then((m) => m.schemaReponses),
  });
  return (
    <Formulaire
      de={formulaire}
      bouton={`Enregistrer ${accorder(questions.length, 'réponse')}`}
      className="flex flex-col items-start gap-6"
    >
      {questions.map((q, rang) => (
        <div key={q.cle} className="w-full border-t border-filet pt-4 first:border-0 first:pt-0">
          <Comparaison
            colonnes={[['Dans le fichier', q.lue], ...q.candidats.map((c) => [`Compte ${c.login}`, c] as const)]}
          />
          <GroupeRadios
            className="mt-3"
            legende={`${nommer(q.lue)}\u00a0: est-ce la même personne\u00a0?`}
            options={[
              ...q.candidats.map((c) => ({
                valeur: c.id,
                libelle: `Oui, c’est ${nommer(c)} (${c.login})`,
                aide: 'Garde son identifiant, son mot de passe et ses résultats.',
              })),
              { valeur: 'neuf', libelle: 'Non, c’est quelqu’un d’autre', aide: 'Reçoit un compte neuf, vide.' },
            ]}
            {...formulaire.lierRadios(`reponses.${rang}.compte`)}
          />
        </div>
      ))}
    </Formulaire>
  );
}
