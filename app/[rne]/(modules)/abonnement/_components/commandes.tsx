import type { Colonne } from '@/components/tableau/colonne';
import { Tableau } from '@/components/tableau/tableau';
import { Carte } from '@/components/ui/carte';
import { EtatVide } from '@/components/ui/etat-vide';
import { direMontant, direTaille } from '@/lib/abonnement/regles';
import type { CommandeLue } from '@/lib/abonnement/serveur/queries';
import { formaterJour } from '@/lib/dates';

const COLONNES: Colonne<CommandeLue>[] = [
  { cle: 'date', titre: 'Date', libelle: 'Date', cellule: (c) => formaterJour(c.passeeLe) },
  { cle: 'reference', titre: 'Référence', nomme: true, className: 'whitespace-nowrap', cellule: (c) => c.reference },
  { cle: 'objet', titre: 'Objet', libelle: 'Objet', className: 'min-w-48', cellule: (c) => c.objet },
  { cle: 'diplome', titre: 'Diplôme', libelle: 'Diplôme', cellule: (c) => c.diplome ?? '–' },
  {
    cle: 'espace',
    titre: 'Espace ajouté',
    libelle: 'Espace ajouté',
    className: 'nombre whitespace-nowrap',
    cellule: (c) => (c.octets > 0 ? direTaille(c.octets) : '–'),
  },
  {
    cle: 'montant',
    titre: 'Montant',
    libelle: 'Montant',
    className: 'nombre whitespace-nowrap',
    cellule: (c) => (c.montantCentimes === null ? '–' : direMontant(c.montantCentimes)),
  },
];

/** L'historique des commandes (ABO-2), les plus récentes d'abord. */
export const Commandes = ({ commandes }: { commandes: readonly CommandeLue[] }) => (
  <Carte titre="Historique des commandes">
    <Tableau
      legende="Historique des commandes"
      legendeCachee
      cartes
      colonnes={COLONNES}
      lignes={commandes}
      cle={(c) => c.id}
      vide={<EtatVide titre="Aucune commande">Vos commandes s’affichent ici dès qu’elles sont enregistrées.</EtatVide>}
    />
  </Carte>
);
