import { EtatVide } from '@/components/ui/etat-vide';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { listerEnfantsMajeurs } from '@/lib/apprenants/serveur/queries';

/** Ce que lit un parent qui ne suit personne, et pourquoi : son enfant est majeur (décision 0016), ou ne lui est pas rattaché. */
export async function AucunEnfant({ acteur }: { acteur: Acteur }) {
  const majeurs = await listerEnfantsMajeurs(acteur);
  if (majeurs.length === 0)
    return (
      <EtatVide titre="Aucun enfant ne vous est rattaché">
        Le secrétariat de l’établissement peut vérifier vos coordonnées de responsable.
      </EtatVide>
    );
  return (
    <EtatVide
      titre={`${new Intl.ListFormat('fr').format(majeurs)} ${majeurs.length > 1 ? 'sont majeurs' : 'a 18 ans'}`}
    >
      Dans votre établissement, les résultats d’un apprenant majeur ne se montrent qu’à lui. Il peut vous les montrer,
      et l’établissement peut rouvrir ce suivi aux parents.
    </EtatVide>
  );
}
