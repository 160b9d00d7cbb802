import type { ReactNode } from 'react';
import { Degre } from '@/components/degre';
import { Carte } from '@/components/ui/carte';
import { Infobulle } from '@/components/ui/infobulle';
import { formaterInstant } from '@/lib/dates';
import type { EvaluationLue, FicheLue } from '@/lib/passeport/queries-fiche';

interface Props {
  fiche: FicheLue;
  partie: 'bacpro' | 'bep';
  titre: string;
  /** Qui regarde : ses propres évaluations se disent « vous ». */
  compteId?: string;
  /** Formulaire d'évaluation, entre l'état et l'historique. */
  children?: ReactNode;
}

/** Le résultat d'une partie et toutes ses évaluations, récentes d'abord : qui, quand, quoi (PAE-2). */
export function Historique({ fiche, partie, titre, compteId, children }: Props) {
  const evaluations = fiche.evaluations.filter((e) => e.partie === partie);
  return (
    <Carte titre={titre}>
      <div className="flex flex-col gap-4">
        {(children || evaluations.length !== 1) && (
          <p className="text-lg">
            <Degre degre={fiche.degres[partie]} avecLibelle />
          </p>
        )}
        {children}
        {evaluations.length > 0 && (
          <section>
            <h3 className="mb-1 font-semibold">{evaluations.length > 1 ? 'Historique' : 'Évaluée par'}</h3>
            <ol className="divide-y divide-filet">
              {evaluations.map((e) => (
                <Evaluation key={e.id} evaluation={e} deMoi={e.auteurId === compteId} />
              ))}
            </ol>
          </section>
        )}
      </div>
    </Carte>
  );
}

function Evaluation({ evaluation, deMoi }: { evaluation: EvaluationLue; deMoi: boolean }) {
  const { degre, appreciation, auteur, creeLe, items } = evaluation;
  return (
    <li className="py-2">
      <p className="flex flex-wrap items-center gap-x-2">
        {degre ? <Degre degre={degre} avecLibelle /> : <span>Appréciation</span>}
        <span className="text-sm text-texte-doux">
          {deMoi ? 'Vous' : auteur}, {formaterInstant(creeLe)}
        </span>
        <Infobulle
          libelle="Ce que cette évaluation portait"
          contenu={
            <>
              <strong className="block font-semibold">Évaluée sur</strong>
              {items.map((i) => (
                <span key={i.code} className="block">
                  {i.code} {i.libelle}
                </span>
              ))}
            </>
          }
        />
      </p>
      {appreciation && <p className="mt-1 max-w-prose whitespace-pre-line wrap-anywhere">{appreciation}</p>}
    </li>
  );
}
