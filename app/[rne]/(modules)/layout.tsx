import type { ReactNode } from 'react';
import { LienEvitement } from '@/components/ui/lien-evitement';
import { acteurCourant } from '@/lib/acces/session';
import { lireEtablissement } from '@/lib/etablissement/queries';
import { Bandeau } from './_components/bandeau';
import { Navigation } from './_components/navigation';

/** Le cadre de tous les modules : bandeau, navigation, contenu. Les portes, elles, sont dans chaque page. */
export default async function GabaritModules({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ rne: string }>;
}) {
  const { rne } = await params;
  const [acteur, etablissement] = await Promise.all([acteurCourant(), lireEtablissement(rne)]);
  if (acteur?.rne !== rne || acteur.aPersonnaliser) return children;
  return (
    <>
      <LienEvitement />
      <Bandeau acteur={acteur} etablissement={etablissement?.nom ?? ''} />
      <div className="mx-auto flex w-full max-w-[96rem] lg:gap-8 lg:px-6">
        <Navigation acteur={acteur} />
        <main id="contenu" tabIndex={-1} className="min-w-0 flex-1 px-4 py-6 outline-none lg:px-0 lg:py-8">
          {children}
        </main>
      </div>
    </>
  );
}
