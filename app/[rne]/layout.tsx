import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { lireEtablissement } from '@/lib/etablissement/queries';

export default async function GabaritEtablissement({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ rne: string }>;
}) {
  if (!(await lireEtablissement((await params).rne))) notFound();
  return children;
}
