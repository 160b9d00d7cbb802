import { Tableau } from '@/components/tableau/tableau';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { filAriane } from '@/lib/acces/textes-fil';
import { adresseDe } from '@/lib/adresses/regles';
import { trie } from '@/lib/evaluations/regles-liste';
import type { FiltreListe } from '@/lib/evaluations/schema';
import { type LigneEnseignant, type ListeEvaluations, VUES } from '@/lib/evaluations/serveur/queries-listes';
import { CadreListe } from '../../evaluations/_components/cadre-liste';
import { ANNEE, AUTEUR, DATE, DIPLOME, titre, VISIBLE } from '../../evaluations/_components/colonnes';
import { Filtres } from '../../evaluations/_components/filtres';

type Props = { rne: string; filtre: FiltreListe; liste: ListeEvaluations };

/** La liste de la consultation : celle de l'année en cours, sans rien qui modifie que « Visible » (G 3.9). */
export function ListeAnterieures({ rne, filtre, liste }: Props) {
  const base = adresseDe(rne, 'evaluations-anterieures');
  return (
    <>
      <EnTetePage
        titre="Consultation des évaluations"
        sousTitre="Les évaluations des années scolaires précédentes. Vous pouvez encore les rendre visibles, ou non, aux apprenants."
        etapes={filAriane(rne, 'evaluations-anterieures')}
      />
      <CadreListe
        {...{ base, filtre, liste }}
        vues={VUES.anterieures}
        filtres={<Filtres {...{ base, filtre }} avec={['annee', 'niveau', 'auteur']} annees={liste.annees} />}
        vide={
          <EtatVide titre="Aucune évaluation d’une année précédente">
            Les évaluations de l’année en cours viendront ici d’elles-mêmes à la prochaine rentrée.
          </EtatVide>
        }
      >
        <Evaluations {...{ rne, filtre }} lignes={liste.lignes} />
      </CadreListe>
    </>
  );
}

const Evaluations = ({ rne, filtre, lignes }: Pick<Props, 'rne' | 'filtre'> & { lignes: LigneEnseignant[] }) => (
  <Tableau
    legende="Évaluations des années précédentes"
    legendeCachee
    cartes
    colonnes={[titre(rne, 'evaluations-anterieures'), ANNEE, DIPLOME, DATE, AUTEUR, VISIBLE]}
    lignes={lignes}
    cle={(l) => l.id}
    tri={trie(adresseDe(rne, 'evaluations-anterieures'), filtre)}
  />
);
