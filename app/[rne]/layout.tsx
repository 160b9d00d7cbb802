import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { acteurCourant } from '@/lib/acces/serveur/session';
import { lireEtablissement } from '@/lib/etablissement/serveur/queries';

/** Un code inconnu : 404. Qui y est connecté l'a déjà prouvé. */
export default async function GabaritEtablissement({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ rne: string }>;
}) {
  const { rne } = await params;
  const connu = (await acteurCourant())?.rne === rne || (await lireEtablissement(rne));
  if (!connu) notFound();
  return children;
}
