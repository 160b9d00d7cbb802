import { Carte } from '@/components/ui/carte';
import { EtatVide } from '@/components/ui/etat-vide';
import { Colonne, Tableau } from '@/components/ui/tableau';
import { direMontant, direTaille } from '@/lib/abonnement/regles';
import type { CommandeLue } from '@/lib/abonnement/serveur/queries';
import { formaterJour } from '@/lib/dates';

/** L'historique des commandes (ABO-2), les plus récentes d'abord. */
export function Commandes({ commandes }: { commandes: readonly CommandeLue[] }) {
  return (
    <Carte titre="Historique des commandes">
      {commandes.length === 0 ? (
        <EtatVide titre="Aucune commande">Vos commandes s’affichent ici dès qu’elles sont enregistrées.</EtatVide>
      ) : (
        <Tableau legende="Historique des commandes" legendeCachee>
          <thead>
            <tr>
              <Colonne>Date</Colonne>
              <Colonne>Référence</Colonne>
              <Colonne>Objet</Colonne>
              <Colonne>Diplôme</Colonne>
              <Colonne className="nombre">Espace ajouté</Colonne>
              <Colonne className="nombre">Montant</Colonne>
            </tr>
          </thead>
          <tbody>
            {commandes.map((c) => (
              <tr key={c.id}>
                <td>{formaterJour(c.passeeLe)}</td>
                <th scope="row" className="whitespace-nowrap">
                  {c.reference}
                </th>
                <td className="min-w-48">{c.objet}</td>
                <td>{c.diplome ?? '–'}</td>
                <td className="nombre whitespace-nowrap">{c.octets > 0 ? direTaille(c.octets) : '–'}</td>
                <td className="nombre whitespace-nowrap">
                  {c.montantCentimes === null ? '–' : direMontant(c.montantCentimes)}
                </td>
              </tr>
            ))}
          </tbody>
        </Tableau>
      )}
    </Carte>
  );
}
