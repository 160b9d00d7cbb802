import type { ReactNode } from 'react';
import { RetenirListe } from '@/components/derniere-liste';
import { EtatVide } from '@/components/ui/etat-vide';
import { LienBouton } from '@/components/ui/lien-bouton';
import { type OngletLien, OngletsLiens } from '@/components/ui/onglets-liens';
import { Pagination } from '@/components/ui/pagination';
import { accorder } from '@/lib/accords';
import { adresse, aideDate, estFiltree, filtrage } from '@/lib/evaluations/regles-liste';
import type { FiltreListe, Vue } from '@/lib/evaluations/schema';
import type { ListeEvaluations } from '@/lib/evaluations/serveur/queries-listes';
import { nombreDePages } from '@/lib/listes';

const LIBELLES: Record<Vue, string> = {
  miennes: 'Mes évaluations',
  'co-saisie': 'En co-saisie',
  collegues: 'Celles de mes collègues',
  corbeille: 'Corbeille',
};

type Props = {
  base: string;
  filtre: FiltreListe;
  liste: ListeEvaluations;
  /** Les onglets, dans l'ordre. */
  vues: readonly Vue[];
  filtres: ReactNode;
  /** Ce qui se montre quand la vue est vide sans qu'aucun filtre n'y soit pour rien. */
  vide: ReactNode;
  /** Le tableau. */
  children: ReactNode;
};

/** Ce que partagent les listes d'un enseignant : onglets, filtres, état vide, pages. */
export function CadreListe({ base, filtre, liste, vues, filtres, vide, children }: Props) {
  const { vue, comptes, lignes } = liste;
  const onglets = vues.filter((v) => toujours(v) || v === vue || comptes[v] > 0);
  return (
    <>
      <RetenirListe base={base} adresse={adresse(base, filtre, { page: filtre.page })} />
      <OngletsLiens
        libelle="Évaluations à montrer"
        onglets={onglets.map(
          (v): OngletLien => ({
            libelle: LIBELLES[v],
            href: adresse(base, filtre, { vue: v }),
            actif: v === vue,
            compte: comptes[v],
          }),
        )}
      />
      <p role="status" className="sr-only">
        {accorder(comptes[vue], 'évaluation', 'évaluations')}
      </p>
      <div className="mt-4">
        {filtres}
        {lignes.length > 0 ? (
          children
        ) : estFiltree(filtre) && vue !== 'corbeille' ? (
          <EtatVide
            titre="Aucune évaluation ne répond à ce filtre"
            action={<LienBouton href={filtrage(base, filtre).tout}>Tout afficher</LienBouton>}
          >
            {aideDate(filtre)}
          </EtatVide>
        ) : (
          vide
        )}
        <Pagination
          page={filtre.page}
          pages={nombreDePages(comptes[vue])}
          adresse={(page) => adresse(base, filtre, { page })}
        />
      </div>
    </>
  );
}

/** Un onglet que peu d'enseignants emploient ne paraît que s'il contient quelque chose. */
const toujours = (vue: Vue): boolean => vue === 'miennes' || vue === 'collegues';
