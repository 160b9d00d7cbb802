import type { ReactNode } from 'react';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { filAriane } from '@/lib/acces/textes-fil';
import { adresseDe } from '@/lib/adresses/regles';
import type { ScenarioLu } from '@/lib/scenarios/serveur/queries';

type Props = {
  rne: string;
  scenario: Pick<ScenarioLu, 'id' | 'titre'>;
  sousTitre?: ReactNode;
  /** La page à l’intérieur du scénario ; absente pour le scénario lui-même. */
  etape?: string;
  actions?: ReactNode;
};

/** Chemin et titre d'une page d'un scénario. */
export function TeteScenario({ rne, scenario: { id, titre }, sousTitre, etape, actions }: Props) {
  return (
    <EnTetePage
      titre={etape ?? titre}
      fenetre={etape ? `${etape} · ${titre}` : titre}
      sousTitre={sousTitre ?? (etape && titre)}
      etapes={filAriane(
        rne,
        'scenarios',
        etape ? [{ libelle: titre, href: adresseDe(rne, 'scenarios/[id]', { id }) }, etape] : [titre],
      )}
      actions={actions}
    />
  );
}
