import type { ReactNode } from 'react';
import { EnTetePage } from '@/components/ui/en-tete-page';
import type { ScenarioLu } from '@/lib/scenarios/serveur/queries';

type Props = {
  base: string;
  scenario: Pick<ScenarioLu, 'id' | 'titre'>;
  sousTitre?: ReactNode;
  /** La page à l’intérieur du scénario ; absente pour le scénario lui-même. */
  etape?: string;
  actions?: ReactNode;
};

/** Chemin et titre d'une page d'un scénario. */
export function TeteScenario({ base, scenario: { id, titre }, sousTitre, etape, actions }: Props) {
  const racine = base.slice(0, base.lastIndexOf('/'));
  return (
    <EnTetePage
      titre={etape ?? titre}
      sousTitre={sousTitre ?? (etape && titre)}
      etapes={[
        { libelle: 'Accueil', href: racine },
        { libelle: 'Gestion des scénarios', href: base },
        ...(etape ? [{ libelle: titre, href: `${base}/${id}` }, { libelle: etape }] : [{ libelle: titre }]),
      ]}
      actions={actions}
    />
  );
}
