import { Annonces } from '@/components/annonces';
import { SelecteurApprenant } from '@/components/selecteur-apprenant';
import { Avis } from '@/components/ui/avis';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { IconePasseport } from '@/components/ui/icones';
import { type Choix, type Classe, nomComplet } from '@/lib/apprenants/regles';
import { intitulesCommuns, type Masques } from '@/lib/parametres/masques';
import type { FicheListee } from '@/lib/passeport/queries';
import type { Filtres } from '@/lib/passeport/regles';
import { etapesPasseport } from './etapes';
import { ListeFiches } from './liste-fiches';

interface Props {
  rne: string;
  filtres: Filtres;
  masques: Masques;
  fait: string;
  classes: readonly Classe[];
  choix: Choix;
  compte: ReadonlyMap<string, number>;
  fiches: readonly FicheListee[];
}

/** PAE-1 : la classe, l'apprenant, ses fiches, corbeille comprise. */
export function VueEnseignant({ rne, filtres, masques, fait, classes, choix, compte, fiches }: Props) {
  const { classe, apprenant } = choix;
  return (
    <>
      <EnTetePage titre="Passeport professionnel" etapes={etapesPasseport(rne)} />
      {fait === 'effacee' && (
        <Avis ton="succes" className="mb-4">
          La fiche est définitivement supprimée.
        </Avis>
      )}
      <SelecteurApprenant
        adresse={`/${rne}/passeport`}
        classes={classes}
        choix={choix}
        compte={{
          par: compte,
          libelle: (n) => (n > 1 ? 'fiches nouvelles ou modifiées' : 'fiche nouvelle ou modifiée'),
        }}
      />
      {classe && apprenant && fiches.length > 0 && (
        <Annonces>
          <ListeFiches
            {...{ rne, filtres, fiches }}
            lecteur="enseignant"
            titre={intitulesCommuns(masques, apprenant.referentiel).titre}
            conserver={{ classe: classe.id, apprenant: apprenant.id }}
            avecBep={fiches.some((f) => f.famille === 'ga')}
          />
        </Annonces>
      )}
      {apprenant && fiches.length === 0 && (
        <EtatVide titre="Aucune fiche à lire" icone={<IconePasseport taille={24} />}>
          {nomComplet(apprenant)} n’a pas remis de fiche. Ses brouillons ne sont visibles que de lui.
        </EtatVide>
      )}
    </>
  );
}
