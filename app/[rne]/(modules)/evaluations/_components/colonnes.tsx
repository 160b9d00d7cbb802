import type { Colonne } from '@/components/tableau/colonne';
import { MentionOrigine } from '@/components/transferee';
import { Badge } from '@/components/ui/badge';
import { Lien } from '@/components/ui/lien';
import { adresseDe } from '@/lib/adresses/regles';
import { libelleAnnee } from '@/lib/annee-scolaire';
import { formaterJour } from '@/lib/dates';
import type { ModuleEvaluations } from '@/lib/evaluations/regles-liste';
import type { FiltreListe } from '@/lib/evaluations/schema';
import type { LigneListe } from '@/lib/evaluations/serveur/queries-listes';
import type { ScenarioNomme } from '@/lib/evaluations/serveur/queries-scenario';
import { libelleNiveau } from '@/lib/referentiels/regles-niveaux';
import { BasculeVisible } from './bascule-visible';
import { MentionScenario } from './mention-scenario';

type ColonneTriee<L> = Colonne<L, FiltreListe['tri']>;

type LigneTitree = Pick<LigneListe, 'id' | 'titre' | 'origine'> & {
  scenario?: ScenarioNomme | null;
  saisissants?: readonly string[];
  nouvelle?: boolean;
};

/** Le titre, qui ouvre l'évaluation, et ce qui la distingue. */
export const titre = (rne: string, module: ModuleEvaluations): ColonneTriee<LigneTitree> => ({
  cle: 'titre',
  titre: 'Titre',
  tri: 'croissant',
  nomme: true,
  className: 'colle min-w-60',
  cellule: ({ id, titre, origine, scenario = null, saisissants = [], nouvelle }) => (
    <>
      <Lien href={adresseDe(rne, `${module}/[id]`, { id })} className="lien">
        {titre}
      </Lien>
      {nouvelle && (
        <Badge ton="succes" className="ml-2">
          nouveau
        </Badge>
      )}
      <MentionOrigine origine={origine} />
      <MentionScenario rne={rne} scenario={scenario} titre={titre} />
      {saisissants.length > 0 && (
        <span className="block text-sm font-normal text-texte-doux">Co-saisie&nbsp;: {saisissants.join(', ')}</span>
      )}
    </>
  ),
});

export const DIPLOME: Colonne<Pick<LigneListe, 'sigle' | 'niveau'>> = {
  cle: 'diplome',
  titre: 'Diplôme et niveau',
  className: 'suite whitespace-nowrap',
  cellule: (l) => (
    <>
      {l.sigle} <span className="text-sm text-texte-doux lg:block">{libelleNiveau(l.niveau)}</span>
    </>
  ),
};

export const DATE: ColonneTriee<Pick<LigneListe, 'faiteLe'>> = {
  cle: 'date',
  titre: 'Date',
  tri: 'decroissant',
  className: 'suite',
  cellule: (l) => formaterJour(l.faiteLe),
};

export const ANNEE: Colonne<Pick<LigneListe, 'annee'>> = {
  cle: 'annee',
  titre: 'Année scolaire',
  className: 'suite whitespace-nowrap',
  cellule: (l) => libelleAnnee(l.annee),
};

export const AUTEUR: ColonneTriee<Pick<LigneListe, 'auteur' | 'estAuteur'>> = {
  cle: 'auteur',
  titre: 'Auteur',
  tri: 'croissant',
  className: 'suite',
  cellule: (l) => (l.estAuteur ? 'Vous' : l.auteur),
};

/** L'auteur y coche, ses collègues y lisent (G 3.8.2, 3.9.2). */
export const VISIBLE: Colonne<Pick<LigneListe, 'id' | 'titre' | 'visible' | 'estAuteur'>> = {
  cle: 'visible',
  titre: 'Visible',
  libelle: 'Visible',
  className: 'centre',
  cellule: ({ id, titre, visible, estAuteur }) => {
    if (estAuteur) return <BasculeVisible id={id} visible={visible} titre={titre} />;
    return visible ? 'Oui' : 'Non';
  },
};
