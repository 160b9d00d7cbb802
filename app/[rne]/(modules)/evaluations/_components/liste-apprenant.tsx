import { Badge } from '@/components/ui/badge';
import { cx } from '@/components/ui/cx';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { IconeEvaluation } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { Pagination } from '@/components/ui/pagination';
import { Colonne, Tableau } from '@/components/ui/tableau';
import { accorder } from '@/lib/accords';
import { libelleAnnee } from '@/lib/annee-scolaire';
import { formaterJour } from '@/lib/dates';
import type { FiltreListe } from '@/lib/evaluations/schema';
import { type LigneListe, PAR_PAGE } from '@/lib/evaluations/serveur/queries-listes';
import { adresse, aideDate, estFiltree, tri } from './adresse';
import { LARGE, Titre } from './cellules';
import { Filtres } from './filtres';

type Ligne = LigneListe & { nouvelle: boolean };
type Props = { base: string; filtre: FiltreListe; lignes: Ligne[]; total: number };

export function ListeApprenant({ base, filtre, lignes, total }: Props) {
  return (
    <>
      <EnTetePage
        titre="Gestion des évaluations"
        sousTitre="Les évaluations que vos enseignants vous montrent, de toutes vos années scolaires."
        etapes={[
          { libelle: 'Accueil', href: base.slice(0, base.lastIndexOf('/')) },
          { libelle: 'Gestion des évaluations' },
        ]}
      />
      {total === 0 && !estFiltree(filtre) ? (
        <EtatVide titre="Aucune évaluation à consulter" icone={<IconeEvaluation taille={24} />}>
          Vos résultats s’afficheront ici quand un enseignant les rendra visibles.
        </EtatVide>
      ) : (
        <>
          <p role="status" className="sr-only">
            {accorder(total, 'évaluation', 'évaluations')}
          </p>
          <Filtres base={base} filtre={filtre} />
          {lignes.length === 0 ? (
            <EtatVide
              titre="Aucune évaluation ne répond à ce filtre"
              action={<LienBouton href={base}>Tout afficher</LienBouton>}
            >
              {aideDate(filtre)}
            </EtatVide>
          ) : (
            <Evaluations base={base} filtre={filtre} lignes={lignes} />
          )}
          <Pagination
            page={filtre.page}
            pages={Math.ceil(total / PAR_PAGE)}
            adresse={(page) => adresse(base, filtre, { page })}
          />
        </>
      )}
    </>
  );
}

function Evaluations({ base, filtre, lignes }: { base: string; filtre: FiltreListe; lignes: Ligne[] }) {
  return (
    <Tableau legende="Vos évaluations" legendeCachee>
      <thead>
        <tr>
          <Colonne {...tri(base, filtre, 'titre')} className="colle">
            Titre
          </Colonne>
          <Colonne {...tri(base, filtre, 'date')} className={LARGE}>
            Date
          </Colonne>
          <Colonne className={LARGE}>Année</Colonne>
          <Colonne {...tri(base, filtre, 'auteur')} className={LARGE}>
            Enseignant
          </Colonne>
          <Colonne className="nombre">Résultats</Colonne>
        </tr>
      </thead>
      <tbody>
        {lignes.map((ligne) => (
          <tr key={ligne.id}>
            <Titre base={base} ligne={ligne} resume={[formaterJour(ligne.faiteLe), ligne.auteur]}>
              {ligne.nouvelle && (
                <Badge ton="succes" className="ml-2">
                  nouveau
                </Badge>
              )}
            </Titre>
            <td className={LARGE}>{formaterJour(ligne.faiteLe)}</td>
            <td className={cx('whitespace-nowrap', LARGE)}>{libelleAnnee(ligne.annee)}</td>
            <td className={LARGE}>{ligne.auteur}</td>
            <td className="nombre whitespace-nowrap">
              {ligne.resultats}/{ligne.items}
            </td>
          </tr>
        ))}
      </tbody>
    </Tableau>
  );
}
