import type { ReactNode } from 'react';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { formaterJour } from '@/lib/dates';
import type { EvaluationLue } from '@/lib/evaluations/queries';
import { libelleNiveau } from '@/lib/evaluations/regles';

type Props = {
  base: string;
  evaluation: EvaluationLue;
  /** La page à l’intérieur de l’évaluation ; absente pour la grille elle-même. */
  etape?: string;
  actions?: ReactNode;
};

/** Chemin, titre et carte d'identité d'une évaluation. */
export function TeteEvaluation({ base, evaluation: e, etape, actions }: Props) {
  const racine = base.replace(/\/evaluations$/, '');
  return (
    <EnTetePage
      titre={etape ?? e.titre}
      sousTitre={[
        ...(etape ? [e.titre] : []),
        e.sigle,
        libelleNiveau(e.niveau),
        formaterJour(e.faiteLe),
        ...(e.estAuteur ? [] : [e.auteur]),
      ].join(' · ')}
      etapes={[
        { libelle: 'Accueil', href: racine },
        { libelle: 'Gestion des évaluations', href: base },
        ...(etape ? [{ libelle: e.titre, href: `${base}/${e.id}` }, { libelle: etape }] : [{ libelle: e.titre }]),
      ]}
      actions={actions}
    />
  );
}
