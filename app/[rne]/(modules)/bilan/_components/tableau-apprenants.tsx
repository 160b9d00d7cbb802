import type { Colonne } from '@/components/tableau/colonne';
import { CaseLigne } from '@/components/tableau/selection';
import { Tableau } from '@/components/tableau/tableau';
import { nomComplet } from '@/lib/apprenants/regles';
import type { ApprenantSorti } from '@/lib/bilan/serveur/queries';
import { formaterJour } from '@/lib/dates';

/** Un apprenant dont on peut exporter le bilan, ou dont on dit pourquoi non ; sorti, d'où et quand. */
export type ApprenantACocher = Pick<ApprenantSorti, 'id' | 'nom' | 'prenom' | 'referentiel'> &
  Partial<Pick<ApprenantSorti, 'division' | 'sortiLe'>>;

const NOM: Colonne<ApprenantACocher> = {
  cle: 'apprenant',
  titre: 'Apprenant',
  nomme: true,
  cellule: (a) => (
    <>
      {nomComplet(a)}
      {!a.referentiel && (
        <span className="block font-normal text-texte-doux">Aucun diplôme rattaché&nbsp;: pas de bilan.</span>
      )}
    </>
  ),
};

const SORTIE: Colonne<ApprenantACocher>[] = [
  { cle: 'division', titre: 'Dernière classe', cellule: (a) => a.division },
  { cle: 'sortie', titre: 'Sorti le', cellule: (a) => formaterJour(a.sortiLe) },
];

type Props = { titre: string; apprenants: readonly ApprenantACocher[]; sortis: boolean };

/** Une ligne par apprenant, avec sa case. */
export const TableauApprenants = ({ titre, apprenants, sortis }: Props) => (
  <Tableau
    legende={titre}
    legendeCachee
    dense
    colonnes={sortis ? [NOM, ...SORTIE] : [NOM]}
    lignes={apprenants}
    cle={(a) => a.id}
    cases={{
      Case: CaseLigne,
      titre: 'Exporter',
      nom: 'apprenant',
      libelle: (a) => `Exporter le bilan de ${nomComplet(a)}`,
      empeche: (a) => !a.referentiel,
    }}
  />
);
