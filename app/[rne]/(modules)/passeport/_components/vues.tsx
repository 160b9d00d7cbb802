import { Annonces } from '@/components/annonces';
import { AucunEnfant } from '@/components/aucun-enfant';
import { SelecteurApprenant, SelecteurEnfant } from '@/components/selecteur-apprenant';
import { Avis } from '@/components/ui/avis';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { IconePasseport, IconePlus } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { filAriane } from '@/lib/acces/textes-fil';
import { adresseDe } from '@/lib/adresses/regles';
import { type ApprenantListe, type Choix, type Classe, nomComplet } from '@/lib/apprenants/regles';
import { intitulesCommuns, type Masques } from '@/lib/parametres/regles-masques';
import type { Filtres } from '@/lib/passeport/regles';
import type { FicheListee } from '@/lib/passeport/serveur/queries';
import { ListeFiches } from './liste-fiches';
import { ReprendreSaisie } from './reprendre-saisie';

interface PropsApprenant {
  rne: string;
  filtres: Filtres;
  masques: Masques;
  fait: string;
  referentiel: string | null;
  famille: string | null;
  fiches: readonly FicheListee[];
}

const FAITS: Record<string, string> = {
  enregistree: 'Votre fiche est enregistrée.',
  supprimee:
    'Votre fiche est supprimée. Si c’est une erreur, contactez votre professeur dans les 3 mois : passé ce délai, elle sera définitivement supprimée.',
  'brouillon-supprime': 'Votre brouillon est supprimé.',
};

/** PAS-1 : l'apprenant devant ses fiches. */
export function VueApprenant({ rne, filtres, masques, fait, referentiel, famille, fiches }: PropsApprenant) {
  const creer = referentiel && (
    <LienBouton href={adresseDe(rne, 'passeport/nouvelle')} variante="principal" icone={<IconePlus />}>
      Création d’une nouvelle fiche
    </LienBouton>
  );
  const avecBep = famille === 'ga' || fiches.some((f) => f.famille === 'ga');
  return (
    <>
      <EnTetePage
        titre="Passeport professionnel"
        etapes={filAriane(rne, 'passeport')}
        actions={fiches.length > 0 && creer}
      />
      {FAITS[fait] && (
        <Avis ton="succes" className="mb-4">
          {FAITS[fait]}
        </Avis>
      )}
      <ReprendreSaisie rne={rne} connues={fiches.map((f) => f.id)} />
      {fait === 'sans-fichiers' && (
        <Avis
          ton="attention"
          className="mb-4"
          titre="Votre fiche est enregistrée, sans tous les fichiers de l’original"
        >
          L’espace disque de votre diplôme est peut-être plein. Modifiez la fiche pour les joindre, ou mettez un lien
          vers eux.
        </Avis>
      )}
      {!referentiel && (
        <Avis ton="attention" className="mb-4" titre="Vous ne pouvez pas encore créer de fiche">
          Aucun diplôme n’est rattaché à votre compte. Parlez-en à votre professeur principal&nbsp;: l’administrateur de
          l’établissement peut le faire depuis les divisions.
        </Avis>
      )}
      {fiches.length > 0 ? (
        <ListeFiches
          {...{ rne, filtres, fiches, avecBep }}
          lecteur="apprenant"
          titre={intitulesCommuns(masques, referentiel).titre}
        />
      ) : (
        <EtatVide titre="Votre passeport est vide" icone={<IconePasseport taille={24} />} action={creer}>
          Racontez dans une fiche une situation vécue en PFMP ou dans l’établissement. Vos professeurs pourront la lire
          et l’évaluer.
        </EtatVide>
      )}
    </>
  );
}

interface PropsEnseignant {
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
export function VueEnseignant({ rne, filtres, masques, fait, classes, choix, compte, fiches }: PropsEnseignant) {
  const { classe, apprenant } = choix;
  return (
    <>
      <EnTetePage titre="Passeport professionnel" etapes={filAriane(rne, 'passeport')} />
      {fait === 'effacee' && (
        <Avis ton="succes" className="mb-4">
          La fiche est définitivement supprimée.
        </Avis>
      )}
      <SelecteurApprenant
        adresse={adresseDe(rne, 'passeport')}
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

interface PropsParent {
  rne: string;
  acteur: Acteur;
  filtres: Filtres;
  masques: Masques;
  enfants: readonly ApprenantListe[];
  enfant: ApprenantListe | undefined;
  fiches: readonly FicheListee[];
}

/** PAS-6 : le parent lit les fiches de ses enfants, un par un. */
export function VueParent({ acteur, rne, filtres, masques, enfants, enfant, fiches }: PropsParent) {
  const nom = enfant ? `${enfant.prenom} ${enfant.nom}` : '';
  return (
    <>
      <EnTetePage titre="Passeport professionnel" sousTitre={nom} etapes={filAriane(rne, 'passeport')} />
      {enfant && <SelecteurEnfant adresse={adresseDe(rne, 'passeport')} enfants={enfants} choisi={enfant.id} />}
      {enfant && fiches.length > 0 ? (
        <ListeFiches
          {...{ rne, filtres, fiches }}
          lecteur="parent"
          titre={intitulesCommuns(masques, enfant.referentiel).titre}
          conserver={{ apprenant: enfant.id }}
          avecBep={fiches.some((f) => f.famille === 'ga')}
        />
      ) : (
        enfant && (
          <EtatVide titre={`${enfant.prenom} n’a pas encore de fiche`} icone={<IconePasseport taille={24} />}>
            Les fiches apparaîtront ici dès que votre enfant en aura remis une.
          </EtatVide>
        )
      )}
      {!enfant && <AucunEnfant acteur={acteur} />}
    </>
  );
}
