import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { page } from '@/lib/acces/portes';
import { lireApprenant } from '@/lib/apprenants/queries';
import { intitulesFiche } from '@/lib/parametres/masques';
import { lireReglages } from '@/lib/parametres/queries';
import { lireCatalogue } from '@/lib/passeport/queries-catalogue';
import { saisieVierge } from '@/lib/passeport/regles';
import { etapesPasseport } from '../_components/etapes';
import { FormulaireFiche } from '../_components/formulaire-fiche';

const TITRE = 'Nouvelle fiche';
export const metadata: Metadata = { title: TITRE };

/** PAS-2 : l'apprenant crée une fiche. Sans diplôme, la liste lui dit quoi faire. */
export default page({ module: 'passeport', profils: ['apprenant'] }, async ({ acteur }) => {
  const { rne, compteId } = acteur;
  const { referentiel } = await lireApprenant(acteur, compteId);
  const catalogue = referentiel && (await lireCatalogue(referentiel));
  if (!catalogue) redirect(`/${rne}/passeport`);
  const { masques } = await lireReglages(acteur);
  return (
    <>
      <EnTetePage titre={TITRE} sousTitre={catalogue.intitule} etapes={etapesPasseport(rne, TITRE)} />
      <FormulaireFiche
        adresse={`/${rne}/passeport`}
        catalogue={catalogue}
        intitules={intitulesFiche(masques, { code: referentiel, famille: catalogue.famille })}
        initiale={saisieVierge(catalogue.famille)}
      />
    </>
  );
});
