import type { Metadata } from 'next';
import { page } from '@/lib/acces/portes';
import { marquerVue } from '@/lib/passeport/mutations';
import { lireCatalogue } from '@/lib/passeport/queries-catalogue';
import { lireFiche } from '@/lib/passeport/queries-fiche';
import { FicheEnseignant } from '../_components/fiche-enseignant';
import { FicheLecture } from '../_components/fiche-lecture';

export const metadata: Metadata = { title: 'Fiche du passeport professionnel' };

/** PAS-1, PAS-6, PAE-2 : une fiche et ses évaluations. L'ouvrir la marque comme vue. */
export default page<{ rne: string; id: string }>({ module: 'passeport' }, async ({ acteur, params }) => {
  const fiche = await lireFiche(acteur, params.id);
  if (fiche.inedit) await marquerVue(acteur, fiche);
  const { rne } = acteur;
  if (acteur.profil !== 'enseignant')
    return <FicheLecture rne={rne} fiche={fiche} modifiable={acteur.profil === 'apprenant'} />;
  const corrigeable = fiche.famille === 'ga' && !fiche.corbeilleLe;
  return (
    <FicheEnseignant rne={rne} fiche={fiche} catalogue={corrigeable ? await lireCatalogue(fiche.referentiel) : null} />
  );
});
