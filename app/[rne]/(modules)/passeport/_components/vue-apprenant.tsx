import { Avis } from '@/components/ui/avis';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { IconePasseport, IconePlus } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { intitulesCommuns, type Masques } from '@/lib/parametres/masques';
import type { FicheListee } from '@/lib/passeport/queries';
import type { Filtres } from '@/lib/passeport/regles';
import { debutCles } from '@/lib/passeport/regles-cles';
import { etapesPasseport } from './etapes';
import { ListeFiches } from './liste-fiches';
import { ReprendreSaisie } from './reprendre-saisie';

interface Props {
  rne: string;
  compteId: string;
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
export function VueApprenant({ rne, compteId, filtres, masques, fait, referentiel, famille, fiches }: Props) {
  const creer = referentiel && (
    <LienBouton href={`/${rne}/passeport/nouvelle`} variante="principal" icone={<IconePlus />}>
      Création d’une nouvelle fiche
    </LienBouton>
  );
  const avecBep = famille === 'ga' || fiches.some((f) => f.famille === 'ga');
  return (
    <>
      <EnTetePage titre="Passeport professionnel" etapes={etapesPasseport(rne)} actions={fiches.length > 0 && creer} />
      {FAITS[fait] && (
        <Avis ton="succes" className="mb-4">
          {FAITS[fait]}
        </Avis>
      )}
      <ReprendreSaisie
        adresse={`/${rne}/passeport`}
        debutCles={debutCles(rne, compteId)}
        connues={fiches.map((f) => f.id)}
      />
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
          Aucun diplôme n’est rattaché à votre compte. Parlez-en à votre professeur principal : l’administrateur de
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
