import type { Metadata } from 'next';
import { CadrePublic } from '@/components/cadre-public';
import { parametre } from '@/lib/apprenants/regles';
import { lireEtablissement } from '@/lib/etablissement/serveur/queries';
import { lireJetonArret } from '@/lib/notifications/serveur/regles-jeton';
import { ArreterResume } from './_components/arreter-resume';

export const metadata: Metadata = { robots: { index: false }, referrer: 'no-referrer' };

interface Props {
  params: Promise<{ rne: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/**
 * Où mène « Ne plus le recevoir », sans connexion. Le bouton, et non l'ouverture, arrête : les messageries ouvrent les liens
 * d'elles-mêmes.
 */
export default async function Resume({ params, searchParams }: Props) {
  const { rne } = await params;
  const etablissement = await lireEtablissement(rne);
  const jeton = parametre((await searchParams).jeton);
  return (
    <CadrePublic etablissement={etablissement?.nom ?? ''} titre="Résumé par courriel">
      <ArreterResume {...{ rne, jeton }} valable={lireJetonArret(rne, jeton) !== null} />
    </CadrePublic>
  );
}
