import { AvisOrigine } from '@/components/transferee';
import { Avis } from '@/components/ui/avis';
import { EtatVide } from '@/components/ui/etat-vide';
import { IconeCrayon, IconeUtilisateur, IconeUtilisateurs } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import type { Grille } from '@/lib/evaluations/queries';
import { BasculeVisible } from '../../_components/bascule-visible';
import { Supprimer } from '../../_components/supprimer';
import { GrilleLecture } from './grille-lecture';
import { GrilleSaisie } from './grille-saisie';
import { LegendeDegres } from './legende-degres';
import { TeteEvaluation } from './tete-evaluation';

type Props = { base: string; module?: string; grille: Grille };

/** L'auteur saisit ; un collègue, ou l'auteur une année passée, consulte. */
export function VueEnseignant({ base, module, grille }: Props) {
  const { evaluation: e, apprenants, horsVue } = grille;
  const ici = `${base}/${e.id}`;
  const visible = <BasculeVisible id={e.id} visible={e.visible} titre={e.titre} enClair />;
  return (
    <>
      <TeteEvaluation
        base={base}
        {...(module && { module })}
        evaluation={e}
        actions={
          e.modifiable && (
            <>
              <LienBouton href={`${ici}/apprenants`} icone={<IconeUtilisateurs />}>
                Apprenants
              </LienBouton>
              <LienBouton href={`${ici}/collegues`} icone={<IconeUtilisateur />}>
                Collègues
              </LienBouton>
              <LienBouton href={`${ici}/modifier`} icone={<IconeCrayon />}>
                Titre et items
              </LienBouton>
              <Supprimer id={e.id} titre={e.titre} retour={base} />
            </>
          )
        }
      />
      {e.estAuteur && !e.modifiable && <div className="mb-6">{visible}</div>}
      <AvisOrigine origine={e.origine} />
      {!e.modifiable && !e.origine && <LectureSeule estAuteur={e.estAuteur} auteur={e.auteur} />}
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
          action={e.modifiable && <LienBouton href={`${ici}/apprenants`}>Choisir des apprenants</LienBouton>}
        />
      ) : e.modifiable ? (
        <GrilleSaisie base={base} grille={grille} legende={<LegendeDegres />} visible={visible} />
      ) : (
        <GrilleLecture grille={grille} />
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
