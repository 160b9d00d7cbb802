import type { ReactNode } from 'react';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { filAriane } from '@/lib/acces/textes-fil';
import { adresseDe } from '@/lib/adresses/regles';
import { formaterJour } from '@/lib/dates';
import type { ModuleEvaluations } from '@/lib/evaluations/regles-liste';
import type { EnTete } from '@/lib/evaluations/serveur/queries-modification';
import type { ScenarioNomme } from '@/lib/evaluations/serveur/queries-scenario';
import { libelleNiveau } from '@/lib/referentiels/regles-niveaux';
import { MentionScenario } from '../../_components/mention-scenario';

type Props = {
  rne: string;
  evaluation: EnTete & { scenario?: ScenarioNomme | null };
  /** Les codes des classes de ceux qui y sont évalués, pour qui en voit plusieurs. */
  classes?: readonly string[];
  /** La page à l’intérieur de l’évaluation ; absente pour la grille elle-même. */
  etape?: string;
  actions?: ReactNode;
  /** Le module qui la montre. */
  module?: ModuleEvaluations;
};

/** Chemin, titre et carte d'identité d'une évaluation. */
export function TeteEvaluation({ rne, evaluation: e, classes = [], etape, actions, module = 'evaluations' }: Props) {
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
      fenetre={(etape ? [etape, e.titre] : [e.titre, ...classes]).join(' · ')}
      sousTitre={
        <>
          {identite.join(' · ')}
          {!etape && <MentionScenario rne={rne} scenario={e.scenario ?? null} titre={e.titre} />}
        </>
      }
      etapes={filAriane(
        rne,
        module,
        etape ? [{ libelle: e.titre, href: adresseDe(rne, `${module}/[id]`, { id: e.id }) }, etape] : [e.titre],
      )}
      actions={actions}
    />
  );
}
