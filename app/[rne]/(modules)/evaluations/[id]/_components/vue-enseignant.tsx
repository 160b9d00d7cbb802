import { GrilleLecture, GrilleSaisie } from '@/components/grille/differes';
import { AvisOrigine } from '@/components/transferee';
import { Avis } from '@/components/ui/avis';
import { EtatVide } from '@/components/ui/etat-vide';
import { LienBouton } from '@/components/ui/lien-bouton';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { adresseDe } from '@/lib/adresses/regles';
import type { GrilleCompacte } from '@/lib/evaluations/grille/format';
import type { Sens } from '@/lib/evaluations/grille/plan';
import type { ModuleEvaluations } from '@/lib/evaluations/regles-liste';
import { BasculeVisible } from '../../_components/bascule-visible';
import { Supprimer } from '../../_components/supprimer';
import { LegendeDegres } from './legende-degres';
import { MenuEvaluation } from './menu-evaluation';
import { TeteEvaluation } from './tete-evaluation';

type Props = {
  acteur: Acteur;
  /** Le module qui la montre. */
  module?: ModuleEvaluations;
  grille: GrilleCompacte;
  sens?: Sens;
};

/** L'auteur et les collègues qu'il a nommés saisissent ; un autre collègue, ou l'auteur une année passée, consulte. */
export function VueEnseignant({ acteur, module = 'evaluations', grille, sens = 'apprenants' }: Props) {
  const { evaluation: e, apprenants, horsVue } = grille;
  const { rne } = acteur;
  const visible = <BasculeVisible id={e.id} visible={e.visible} titre={e.titre} enClair />;
  return (
    <>
      <TeteEvaluation
        {...{ rne, module }}
        evaluation={e}
        classes={grille.classes}
        actions={
          module === 'evaluations' && (
            <>
              <MenuEvaluation rne={rne} evaluation={e} />
              {e.modifiable && <Supprimer id={e.id} titre={e.titre} retour={adresseDe(rne, 'evaluations')} />}
            </>
          )
        }
      />
      {e.estAuteur && !e.modifiable && <div className="mb-6">{visible}</div>}
      <AvisOrigine origine={e.origine} />
      {!e.saisissable && !e.origine && <LectureSeule estAuteur={e.estAuteur} auteur={e.auteur} />}
      {horsVue > 0 && (
        <Avis className="mb-4">
          {horsVue > 1
            ? `${horsVue} apprenants de cette évaluation ne sont pas dans vos classes\u00a0: leurs résultats sont gardés, ils ne s’affichent pas ici.`
            : 'Un apprenant de cette évaluation n’est pas dans vos classes\u00a0: ses résultats sont gardés, ils ne s’affichent pas ici.'}
        </Avis>
      )}
      {apprenants.length === 0 ? (
        <EtatVide
          titre="Aucun de vos apprenants n’est dans cette évaluation"
          action={
            e.modifiable && (
              <LienBouton href={adresseDe(rne, 'evaluations/[id]/apprenants', { id: e.id })}>
                Choisir des apprenants
              </LienBouton>
            )
          }
        />
      ) : e.saisissable ? (
        <GrilleSaisie
          {...{ grille, sens }}
          moi={`${acteur.prenom} ${acteur.nom}`}
          legende={<LegendeDegres />}
          visible={e.estAuteur && visible}
        />
      ) : (
        <>
          <div className="mb-3">
            <LegendeDegres />
          </div>
          <GrilleLecture grille={grille} />
        </>
      )}
    </>
  );
}

function LectureSeule({ estAuteur, auteur }: { estAuteur: boolean; auteur: string }) {
  return (
    <Avis className="mb-4">
      {estAuteur
        ? 'Cette évaluation est d’une année scolaire passée\u00a0: ses résultats ne se modifient plus.'
        : `Évaluation de ${auteur}\u00a0: vous pouvez la consulter, pas la modifier.`}
    </Avis>
  );
}
