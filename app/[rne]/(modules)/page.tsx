import { Avis } from '@/components/ui/avis';
import { Badge } from '@/components/ui/badge';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { EtatVide } from '@/components/ui/etat-vide';
import { Tuile } from '@/components/ui/tuile';
import { LIBELLES_PROFIL, modulesDe } from '@/lib/acces/modules';
import { page } from '@/lib/acces/serveur/portes';
import { adresseDe } from '@/lib/adresses/regles';
import { formaterJour } from '@/lib/dates';
import { lireExploitation } from '@/lib/etablissement/serveur/queries-sante';
import { lireNouveautes } from '@/lib/notifications/serveur/queries';
import { lireReglages } from '@/lib/parametres/serveur/queries';
import { AvisExploitation } from './_components/avis-exploitation';
import { IconeModule } from './_components/icone-module';
import { Nouveautes } from './_components/nouveautes';

/** Les modules du profil, et ce qui est nouveau (ACC-1). */
export default page({ module: 'accueil' }, async ({ acteur }) => {
  const [{ nom }, { badges, groupes }, exploitation] = await Promise.all([
    lireReglages(acteur),
    lireNouveautes(acteur),
    acteur.profil === 'administrateur' ? lireExploitation() : null,
  ]);
  const modules = modulesDe(acteur);
  return (
    <>
      <EnTetePage
        titre={`Bonjour ${acteur.prenom}`}
        fenetre="Accueil"
        sousTitre={`${nom} · ${LIBELLES_PROFIL[acteur.profil]}`}
      />
      {acteur.ouvertJusquAu && (
        <Avis ton="info" titre="Vous avez quitté l’établissement">
          Votre passeport professionnel s’exporte jusqu’au {formaterJour(acteur.ouvertJusquAu)}. Passé ce jour, votre
          compte se ferme.
        </Avis>
      )}
      {exploitation && <AvisExploitation {...exploitation} />}
      <Nouveautes groupes={groupes} />
      {modules.length === 0 && (
        <EtatVide titre="Aucun module n’est ouvert à votre profil pour l’instant">
          Votre compte est bien actif. Adressez-vous à l’administrateur de votre établissement.
        </EtatVide>
      )}
      <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {modules.map((m) => {
          const nouveau = badges[m.nom];
          return (
            <li key={m.nom}>
              <Tuile
                href={adresseDe(acteur.rne, m.nom)}
                titre={m.titre}
                description={m.description}
                icone={<IconeModule nom={m.nom} />}
                nouveau={nouveau && <Badge ton="succes">{nouveau}</Badge>}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
});
