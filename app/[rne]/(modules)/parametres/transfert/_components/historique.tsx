import type { Colonne } from '@/components/tableau/colonne';
import { Tableau } from '@/components/tableau/tableau';
import { Badge } from '@/components/ui/badge';
import { Carte } from '@/components/ui/carte';
import { EtatVide } from '@/components/ui/etat-vide';
import { Pagination } from '@/components/ui/pagination';
import { adresseDe } from '@/lib/adresses/regles';
import { nomComplet } from '@/lib/apprenants/regles';
import { formaterJour } from '@/lib/dates';
import { nombreDePages } from '@/lib/listes';
import { direBilan, direFichiers } from '@/lib/transfert/regles';
import type { TransfertPasse } from '@/lib/transfert/serveur/queries';
import { RedemanderFichiers } from './redemander-fichiers';
import { Rouvrir } from './rouvrir';

const COLONNES: Colonne<TransfertPasse>[] = [
  { cle: 'date', titre: 'Date', libelle: 'Date', cellule: (t) => formaterJour(t.decideLe) },
  { cle: 'apprenant', titre: 'Apprenant', nomme: true, className: 'min-w-40', cellule: nomComplet },
  {
    cle: 'etablissement',
    titre: 'Établissement',
    className: 'min-w-48',
    cellule: (t) => `${t.sens === 'entrant' ? 'Reçu de' : 'Donné à'} ${t.autreNom} (${t.autreRne})`,
  },
  { cle: 'issue', titre: 'Ce qui est passé', className: 'min-w-56', cellule: (t) => <Issue t={t} /> },
  {
    cle: 'auteur',
    titre: 'Décidé par',
    libelle: 'Décidé par',
    cellule: (t) => t.decidePar || 'L’autre établissement',
  },
];

type Props = { rne: string; transferts: readonly TransfertPasse[]; total: number; page: number };

/** Ce qui est passé, dans un sens ou dans l'autre, et ce qui a été refusé. */
export const Historique = ({ rne, transferts, total, page }: Props) => (
  <Carte titre="Historique des transferts">
    <Tableau
      legende="Historique des transferts"
      legendeCachee
      cartes
      colonnes={COLONNES}
      lignes={transferts}
      cle={(t) => t.id}
      vide={
        <EtatVide titre="Aucun transfert">
          Ce que vous accepterez, et ce que d’autres établissements auront repris de vos anciens élèves, se lira ici.
        </EtatVide>
      }
    />
    <Pagination
      page={page}
      pages={nombreDePages(total)}
      adresse={(n) => adresseDe(rne, 'parametres/transfert', { page: n })}
    />
  </Carte>
);

function Issue({ t }: { t: TransfertPasse }) {
  if (t.etat === 'accepte')
    return (
      t.bilan && (
        <>
          {direBilan(t.bilan)}
          {t.sens === 'entrant' && <SuiteDesFichiers bilan={t.bilan} />}
        </>
      )
    );
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Badge ton="attention">Refusé</Badge>
      <Rouvrir id={t.id} qui={nomComplet(t)} />
    </div>
  );
}

/** Les fichiers suivent un transfert accepté : ce qui manque encore, et de quoi y revenir si la place a manqué. */
function SuiteDesFichiers({ bilan }: { bilan: NonNullable<TransfertPasse['bilan']> }) {
  const dit = direFichiers(bilan);
  return (
    dit && (
      <div className="mt-1 flex flex-wrap items-center gap-x-2 text-attention">
        {dit}
        {(bilan.fichiersLaisses ?? 0) > 0 && <RedemanderFichiers />}
      </div>
    )
  );
}
