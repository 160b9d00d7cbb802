import type { Colonne } from '@/components/tableau/colonne';
import { Tableau } from '@/components/tableau/tableau';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { IconeEvaluation } from '@/components/ui/icones';
import { LienBouton } from '@/components/ui/lien-bouton';
import { Pagination } from '@/components/ui/pagination';
import { filAriane } from '@/lib/acces/textes-fil';
import { accorder } from '@/lib/accords';
import { adresseDe } from '@/lib/adresses/regles';
import { adresse, aideDate, estFiltree, trie } from '@/lib/evaluations/regles-liste';
import type { FiltreListe } from '@/lib/evaluations/schema';
import type { LigneListe } from '@/lib/evaluations/serveur/queries-listes';
import { nombreDePages } from '@/lib/listes';
import { ANNEE, AUTEUR, DATE, titre } from './colonnes';
import { Filtres } from './filtres';

type Ligne = LigneListe & { nouvelle: boolean };
type Props = { rne: string; filtre: FiltreListe; lignes: Ligne[]; total: number };

export function ListeApprenant({ rne, filtre, lignes, total }: Props) {
  const base = adresseDe(rne, 'evaluations');
  return (
    <>
      <EnTetePage
        titre="Gestion des évaluations"
        sousTitre="Les évaluations que vos enseignants vous montrent, de toutes vos années scolaires."
        etapes={filAriane(rne, 'evaluations')}
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
            <Evaluations rne={rne} filtre={filtre} lignes={lignes} />
          )}
          <Pagination
            page={filtre.page}
            pages={nombreDePages(total)}
            adresse={(page) => adresse(base, filtre, { page })}
          />
        </>
      )}
    </>
  );
}

const RESULTATS: Colonne<Ligne> = {
  cle: 'resultats',
  titre: 'Résultats',
  libelle: 'Résultats',
  className: 'nombre whitespace-nowrap',
  cellule: (l) => `${l.resultats}/${l.items}`,
};

const Evaluations = ({ rne, filtre, lignes }: { rne: string; filtre: FiltreListe; lignes: Ligne[] }) => (
  <Tableau
    legende="Vos évaluations"
    legendeCachee
    cartes
    colonnes={[titre(rne, 'evaluations'), DATE, ANNEE, { ...AUTEUR, titre: 'Enseignant' }, RESULTATS]}
    lignes={lignes}
    cle={(l) => l.id}
    tri={trie(adresseDe(rne, 'evaluations'), filtre)}
  />
);
