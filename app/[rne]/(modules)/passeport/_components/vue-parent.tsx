import { SelecteurEnfant } from '@/components/selecteur-apprenant';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { IconePasseport } from '@/components/ui/icones';
import type { ApprenantListe } from '@/lib/apprenants/regles';
import { intitulesCommuns, type Masques } from '@/lib/parametres/masques';
import type { FicheListee } from '@/lib/passeport/queries';
import type { Filtres } from '@/lib/passeport/regles';
import { etapesPasseport } from './etapes';
import { ListeFiches } from './liste-fiches';

interface Props {
  rne: string;
  filtres: Filtres;
  masques: Masques;
  enfants: readonly ApprenantListe[];
  enfant: ApprenantListe | undefined;
  fiches: readonly FicheListee[];
}

/** PAS-6 : le parent lit les fiches de ses enfants, un par un. */
export function VueParent({ rne, filtres, masques, enfants, enfant, fiches }: Props) {
  const nom = enfant ? `${enfant.prenom} ${enfant.nom}` : '';
  return (
    <>
      <EnTetePage titre="Passeport professionnel" sousTitre={nom} etapes={etapesPasseport(rne)} />
      {enfant && <SelecteurEnfant adresse={`/${rne}/passeport`} enfants={enfants} choisi={enfant.id} />}
      {enfant && fiches.length > 0 ? (
        <ListeFiches
          {...{ rne, filtres, fiches }}
          lecteur="parent"
          titre={intitulesCommuns(masques, enfant.referentiel).titre}
          conserver={{ apprenant: enfant.id }}
          avecBep={fiches.some((f) => f.famille === 'ga')}
        />
      ) : (
        <EtatVide
          titre={enfant ? `${enfant.prenom} n’a pas encore de fiche` : 'Aucun enfant ne vous est rattaché'}
          icone={<IconePasseport taille={24} />}
        >
          {enfant
            ? 'Les fiches apparaîtront ici dès que votre enfant en aura remis une.'
            : 'Le secrétariat de l’établissement peut vérifier vos coordonnées de responsable.'}
        </EtatVide>
      )}
    </>
  );
}
