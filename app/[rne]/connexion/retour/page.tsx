import { redirect } from 'next/navigation';
import { CadrePublic } from '@/components/cadre-public';
import { FournisseurCompte } from '@/components/gardien/compte';
import { Deconnexion } from '@/components/gardien/deconnexion';
import { acteurCourant } from '@/lib/acces/serveur/session';
import { adresseDe } from '@/lib/adresses/regles';
import { lireEtablissement } from '@/lib/etablissement/serveur/queries';
import { DireSessionOuverte } from './_components/dire-session-ouverte';

/** Où mène une reconnexion demandée par un envoi arrêté : l'onglet qui attendait l'apprend, et son envoi repart. */
export default async function Retour({ params }: { params: Promise<{ rne: string }> }) {
  const { rne } = await params;
  const [acteur, etablissement] = await Promise.all([acteurCourant(), lireEtablissement(rne)]);
  if (acteur?.rne !== rne) redirect(adresseDe(rne, 'connexion'));
  return (
    <CadrePublic etablissement={etablissement?.nom ?? ''} titre="Vous êtes reconnecté">
      <p>
        {acteur.prenom} {acteur.nom}, revenez à l’onglet où vous étiez&nbsp;: votre envoi y repart. Vous pouvez fermer
        celui-ci.
      </p>
      <FournisseurCompte rne={rne} id={acteur.compteId}>
        <DireSessionOuverte />
      </FournisseurCompte>
      <div className="relative">
        <Deconnexion
          compte={{ rne, id: acteur.compteId }}
          action={adresseDe(rne, 'deconnexion')}
          className="lien text-sm"
        >
          Se connecter sous un autre compte
        </Deconnexion>
      </div>
    </CadrePublic>
  );
}
