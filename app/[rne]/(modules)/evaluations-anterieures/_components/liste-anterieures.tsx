import Link from 'next/link';
import { MentionOrigine } from '@/components/transferee';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { LienBouton } from '@/components/ui/lien-bouton';
import { OngletsLiens } from '@/components/ui/onglets-liens';
import { Pagination } from '@/components/ui/pagination';
import { Colonne, Tableau } from '@/components/ui/tableau';
import { libelleAnnee } from '@/lib/annee-scolaire';
import { formaterJour } from '@/lib/dates';
import { type LigneListe, PAR_PAGE } from '@/lib/evaluations/queries-listes';
import { libelleNiveau } from '@/lib/evaluations/regles';
import type { FiltreListe } from '@/lib/evaluations/schema';
import { adresse, tri } from '../../evaluations/_components/adresse';
import { BasculeVisible } from '../../evaluations/_components/bascule-visible';
import { Filtres } from '../../evaluations/_components/filtres';

type Props = { base: string; filtre: FiltreListe; lignes: LigneListe[]; comptes: Record<FiltreListe['vue'], number> };

/** La liste de la consultation : celle de l'année en cours, sans rien qui modifie que « Visible » (G 3.9). */
export function ListeAnterieures({ base, filtre, lignes, comptes }: Props) {
  const filtree = Boolean(filtre.titre || filtre.date || filtre.page > 1);
  return (
    <>
      <EnTetePage
        titre="Consultation des évaluations"
        sousTitre="Les évaluations des années scolaires précédentes. Vous pouvez encore les rendre visibles, ou non, aux apprenants."
        etapes={[
          { libelle: 'Accueil', href: base.replace(/\/evaluations-anterieures$/, '') },
          { libelle: 'Consultation des évaluations' },
        ]}
      />
      <OngletsLiens
        libelle="Auteurs des évaluations"
        onglets={(['miennes', 'collegues'] as const).map((vue) => ({
          libelle: vue === 'miennes' ? 'Mes évaluations' : 'Celles de mes collègues',
          href: adresse(base, filtre, { vue }),
          actif: filtre.vue === vue,
          compte: comptes[vue],
        }))}
      />
      <div className="mt-4">
        <Filtres base={base} filtre={filtre} />
        {lignes.length > 0 ? (
          <Evaluations {...{ base, filtre, lignes }} />
        ) : filtree ? (
          <EtatVide
            titre="Aucune évaluation ne répond à ce filtre"
            action={<LienBouton href={adresse(base, { ...filtre, titre: '', date: '' })}>Tout afficher</LienBouton>}
          />
        ) : (
          <EtatVide titre="Aucune évaluation d’une année précédente">
            Les évaluations de l’année en cours viendront ici d’elles-mêmes à la prochaine rentrée.
          </EtatVide>
        )}
        <Pagination
          page={filtre.page}
          pages={Math.ceil(comptes[filtre.vue] / PAR_PAGE)}
          adresse={(page) => adresse(base, filtre, { page })}
        />
      </div>
    </>
  );
}

function Evaluations({ base, filtre, lignes }: Pick<Props, 'base' | 'filtre' | 'lignes'>) {
  return (
    <Tableau legende="Évaluations des années précédentes" legendeCachee className="relative">
      <thead>
        <tr>
          <Colonne {...tri(base, filtre, 'titre')} className="colle">
            Titre
          </Colonne>
          <Colonne>Année scolaire</Colonne>
          <Colonne>Diplôme</Colonne>
          <Colonne>Niveau</Colonne>
          <Colonne {...tri(base, filtre, 'date')}>Date</Colonne>
          <Colonne {...tri(base, filtre, 'auteur')}>Auteur</Colonne>
          <Colonne className="centre">Visible</Colonne>
        </tr>
      </thead>
      <tbody>
        {lignes.map((l) => (
          <tr key={l.id}>
            <th scope="row" className="colle min-w-40">
              <Link href={`${base}/${l.id}`} prefetch={false} className="lien">
                {l.titre}
              </Link>
              <MentionOrigine origine={l.origine} />
            </th>
            <td>{libelleAnnee(l.annee)}</td>
            <td>{l.sigle}</td>
            <td>{libelleNiveau(l.niveau)}</td>
            <td>{formaterJour(l.faiteLe)}</td>
            <td>{l.estAuteur ? 'Vous' : l.auteur}</td>
            <td className="centre">
              {l.estAuteur ? (
                <BasculeVisible id={l.id} visible={l.visible} titre={l.titre} />
              ) : l.visible ? (
                'Oui'
              ) : (
                'Non'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Tableau>
  );
}
