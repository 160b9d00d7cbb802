import type { ReactNode } from 'react';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { formaterJour } from '@/lib/dates';
import type { EnTete } from '@/lib/evaluations/serveur/queries-modification';
import type { ScenarioNomme } from '@/lib/evaluations/serveur/queries-scenario';
import { libelleNiveau } from '@/lib/referentiels/regles-niveaux';
import { MentionScenario } from '../../_components/mention-scenario';

type Props = {
  base: string;
  evaluation: EnTete & { scenario?: ScenarioNomme | null };
  /** La page à l’intérieur de l’évaluation ; absente pour la grille elle-même. */
  etape?: string;
  actions?: ReactNode;
  /** Le module d’où l’on vient. */
  module?: string;
};

/** Chemin, titre et carte d'identité d'une évaluation. */
export function TeteEvaluation({ base, evaluation: e, etape, actions, module = 'Gestion des évaluations' }: Props) {
  const racine = base.slice(0, base.lastIndexOf('/'));
  const identite = [
    ...(etape ? [e.titre] : []),
    e.sigle,
    libelleNiveau(e.niveau),
    formaterJour(e.faiteLe),
    ...(e.estAuteur ? [] : [e.auteur]),
  ];
  return (
    <EnTetePage
      titre={etape ?? e.titre}
      sousTitre={
        <>
          {identite.join(' · ')}
          {!etape && <MentionScenario rne={racine.slice(1)} scenario={e.scenario ?? null} titre={e.titre} />}
        </>
      }
      etapes={[
        { libelle: 'Accueil', href: racine },
        { libelle: module, href: base },
        ...(etape ? [{ libelle: e.titre, href: `${base}/${e.id}` }, { libelle: etape }] : [{ libelle: e.titre }]),
      ]}
      actions={actions}
    />
  );
}
