import { cx } from '@/components/ui/cx';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { Colonne, Tableau } from '@/components/ui/tableau';
import { libelleAnnee } from '@/lib/annee-scolaire';
import { formaterJour } from '@/lib/dates';
import type { FiltreListe } from '@/lib/evaluations/schema';
import { type LigneEnseignant, type ListeEvaluations, VUES } from '@/lib/evaluations/serveur/queries-listes';
import { libelleNiveau } from '@/lib/referentiels/regles-niveaux';
import { tri } from '../../evaluations/_components/adresse';
import { CadreListe } from '../../evaluations/_components/cadre-liste';
import { Diplome, LARGE, SERREE, Titre, Visible } from '../../evaluations/_components/cellules';
import { Filtres } from '../../evaluations/_components/filtres';

type Props = { base: string; filtre: FiltreListe; liste: ListeEvaluations };

/** La liste de la consultation : celle de l'année en cours, sans rien qui modifie que « Visible » (G 3.9). */
export function ListeAnterieures({ base, filtre, liste }: Props) {
  return (
    <>
      <EnTetePage
        titre="Consultation des évaluations"
        sousTitre="Les évaluations des années scolaires précédentes. Vous pouvez encore les rendre visibles, ou non, aux apprenants."
        etapes={[
          { libelle: 'Accueil', href: base.slice(0, base.lastIndexOf('/')) },
          { libelle: 'Consultation des évaluations' },
        ]}
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
        <Evaluations {...{ base, filtre }} lignes={liste.lignes} />
      </CadreListe>
    </>
  );
}

function Evaluations({ base, filtre, lignes }: Pick<Props, 'base' | 'filtre'> & { lignes: LigneEnseignant[] }) {
  return (
    <Tableau legende="Évaluations des années précédentes" legendeCachee className="relative">
      <thead>
        <tr>
          <Colonne {...tri(base, filtre, 'titre')} className="colle">
            Titre
          </Colonne>
          <Colonne className={LARGE}>Année scolaire</Colonne>
          <Colonne className={LARGE}>Diplôme et niveau</Colonne>
          <Colonne {...tri(base, filtre, 'date')} className={LARGE}>
            Date
          </Colonne>
          <Colonne {...tri(base, filtre, 'auteur')} className={LARGE}>
            Auteur
          </Colonne>
          <Colonne className={cx('centre', SERREE)}>Visible</Colonne>
        </tr>
      </thead>
      <tbody>
        {lignes.map((l) => (
          <tr key={l.id}>
            <Titre base={base} ligne={l} resume={resumer(l)} />
            <td className={cx('whitespace-nowrap', LARGE)}>{libelleAnnee(l.annee)}</td>
            <Diplome ligne={l} />
            <td className={LARGE}>{formaterJour(l.faiteLe)}</td>
            <td className={LARGE}>{l.estAuteur ? 'Vous' : l.auteur}</td>
            <Visible ligne={l} />
          </tr>
        ))}
      </tbody>
    </Tableau>
  );
}

const resumer = (l: LigneEnseignant): string[] => [
  libelleAnnee(l.annee),
  l.sigle,
  libelleNiveau(l.niveau),
  formaterJour(l.faiteLe),
  ...(l.estAuteur ? [] : [l.auteur]),
];
