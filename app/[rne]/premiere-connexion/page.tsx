import { redirect } from 'next/navigation';
import { CadrePublic } from '@/components/cadre-public';
import { Deconnexion } from '@/components/gardien/deconnexion';
import { acteurCourant } from '@/lib/acces/serveur/session';
import { adresseDe } from '@/lib/adresses/regles';
import { suiteSure, suiteUtile } from '@/lib/adresses/regles-suite';
import { lireLongueurMinimale } from '@/lib/comptes/serveur/queries';
import { lireEtablissement } from '@/lib/etablissement/serveur/queries';
import { FormulairePersonnaliser } from './_components/differes';

/** Passage obligé de la première connexion (AUT-5). */
export default async function PremiereConnexion({
  params,
  searchParams,
}: {
  params: Promise<{ rne: string }>;
  searchParams: Promise<{ suite?: string }>;
}) {
  const [{ rne }, { suite }] = await Promise.all([params, searchParams]);
  const [acteur, etablissement] = await Promise.all([acteurCourant(), lireEtablissement(rne)]);
  if (acteur?.rne !== rne) redirect(adresseDe(rne, 'connexion', suiteUtile(rne, suite)));
  if (!acteur.aPersonnaliser) redirect(suiteSure(rne, suite));
  return (
    <CadrePublic etablissement={etablissement?.nom ?? ''} titre="Personnalisez votre mot de passe">
      <p>
        Bonjour {acteur.prenom}. Pour des raisons de sécurité, choisissez un mot de passe que vous seul connaissez. Vous
        vous reconnecterez ensuite avec lui.
      </p>
      <FormulairePersonnaliser
        login={acteur.login}
        suite={suiteSure(rne, suite)}
        minimum={await lireLongueurMinimale(acteur)}
      />
      <div className="relative">
        <Deconnexion
          compte={{ rne, id: acteur.compteId }}
          action={adresseDe(rne, 'deconnexion')}
          className="lien text-sm"
        >
          Abandonner et se déconnecter
        </Deconnexion>
      </div>
    </CadrePublic>
  );
}
