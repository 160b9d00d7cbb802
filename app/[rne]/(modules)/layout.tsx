import type { ReactNode } from 'react';
import { FournisseurCompte } from '@/components/gardien/compte';
import { FournisseurPresentation } from '@/components/maitrise/presentation';
import { LienEvitement } from '@/components/ui/lien-evitement';
import { modulesDe } from '@/lib/acces/modules';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { acteurCourant } from '@/lib/acces/serveur/session';
import { adresseDe } from '@/lib/adresses/regles';
import { lireReglages } from '@/lib/parametres/serveur/queries';
import { Bandeau } from './_components/bandeau';
import { type ModuleOuvert, Navigation } from './_components/navigation';
import { SansScript } from './_components/sans-script';

/**
 * Le cadre de tous les modules : bandeau, navigation, contenu, et les degrés tels que l'établissement les montre (PAR-4).
 * Les portes, elles, sont dans chaque page.
 */
export default async function GabaritModules({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ rne: string }>;
}) {
  const { rne } = await params;
  const acteur = await acteurCourant();
  if (acteur?.rne !== rne || acteur.aPersonnaliser) return children;
  const { nom, degres, jaune } = await lireReglages(acteur);
  return (
    <>
      <LienEvitement />
      <Bandeau acteur={acteur} etablissement={nom} />
      <div data-partielle={jaune ? 'jaune' : undefined} className="mx-auto flex w-full max-w-[96rem] lg:gap-8 lg:px-6">
        <Navigation accueil={adresseDe(rne, 'accueil')} modules={modulesOuverts(acteur)} />
        <main id="contenu" tabIndex={-1} className="min-w-0 flex-1 px-4 py-6 outline-none lg:px-0 lg:py-8">
          <SansScript />
          <FournisseurCompte rne={rne} id={acteur.compteId}>
            <FournisseurPresentation valeur={degres}>{children}</FournisseurPresentation>
          </FournisseurCompte>
        </main>
      </div>
    </>
  );
}

const modulesOuverts = (acteur: Acteur): ModuleOuvert[] =>
  modulesDe(acteur).map(({ nom, titre }) => ({ nom, titre, href: adresseDe(acteur.rne, nom) }));
