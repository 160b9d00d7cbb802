import { Annonces } from '@/components/annonces';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { IconeEvaluation, IconePlus } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { filAriane } from '@/lib/acces/textes-fil';
import { adresseDe } from '@/lib/adresses/regles';
import { JOURS_CORBEILLE } from '@/lib/evaluations/regles-corbeille';
import { estFiltree } from '@/lib/evaluations/regles-liste';
import type { FiltreListe, Vue } from '@/lib/evaluations/schema';
import { type ListeEvaluations, VUES } from '@/lib/evaluations/serveur/queries-listes';
import { CadreListe } from './cadre-liste';
import { Filtres } from './filtres';
import { ReprendreGrille } from './reprendre-grille';
import { TableauAnnee } from './tableau-annee';
import { TableauCorbeille } from './tableau-corbeille';

type Props = { rne: string; filtre: FiltreListe; liste: ListeEvaluations };

/** Les évaluations de l'année en cours (EVA-3), et celles qu'on peut encore reprendre. */
export function ListeEnseignant({ rne, filtre, liste }: Props) {
  const base = adresseDe(rne, 'evaluations');
  const rien = Object.values(liste.comptes).every((n) => n === 0) && !estFiltree(filtre);
  const nouvelle = (
    <LienBouton href={adresseDe(rne, 'evaluations/nouvelle')} variante="principal" icone={<IconePlus />}>
      Nouvelle évaluation
    </LienBouton>
  );
  return (
    <Annonces>
      <EnTetePage
        titre="Gestion des évaluations"
        sousTitre="Les évaluations de l’année scolaire en cours&nbsp;: les vôtres, et celles de vos collègues pour vos apprenants."
        etapes={filAriane(rne, 'evaluations')}
        actions={!rien && nouvelle}
      />
      <ReprendreGrille />
      {rien ? (
        <EtatVide titre="Aucune évaluation cette année" icone={<IconeEvaluation taille={24} />} action={nouvelle}>
          Choisissez des items du référentiel et des apprenants&nbsp;: la grille de saisie s’ouvre aussitôt.
        </EtatVide>
      ) : (
        <CadreListe
          {...{ base, filtre, liste }}
          vues={VUES['en-cours']}
          filtres={liste.vue !== 'corbeille' && <Filtres base={base} filtre={filtre} avec={['niveau']} />}
          vide={<Vide vue={liste.vue} />}
        >
          {liste.vue === 'corbeille' ? (
            <TableauCorbeille lignes={liste.lignes} />
          ) : (
            <TableauAnnee rne={rne} filtre={filtre} vue={liste.vue} lignes={liste.lignes} />
          )}
        </CadreListe>
      )}
    </Annonces>
  );
}

function Vide({ vue }: { vue: Vue }) {
  switch (vue) {
    case 'miennes':
      return (
        <EtatVide titre="Vous n’avez pas d’évaluation cette année">
          «&nbsp;Nouvelle évaluation&nbsp;», en haut de la page, en ouvre une.
        </EtatVide>
      );
    case 'co-saisie':
      return (
        <EtatVide titre="Aucun collègue ne vous a confié de saisie">
          L’auteur d’une évaluation peut vous y autoriser&nbsp;: elle s’affichera ici.
        </EtatVide>
      );
    case 'collegues':
      return (
        <EtatVide titre="Vos collègues n’ont pas encore évalué vos apprenants cette année">
          Leurs évaluations s’afficheront ici&nbsp;; vous pourrez les consulter.
        </EtatVide>
      );
    case 'corbeille':
      return (
        <EtatVide titre="La corbeille est vide">
          Une évaluation supprimée y reste {JOURS_CORBEILLE} jours&nbsp;: vous pouvez l’y reprendre.
        </EtatVide>
      );
  }
}
