import { page } from '@/lib/acces/serveur/portes';
import { intitulesFiche } from '@/lib/parametres/regles-masques';
import { lireReglages } from '@/lib/parametres/serveur/queries';
import { lireParcours } from '@/lib/passeport/regles-parcours';
import { marquerFicheVue } from '@/lib/passeport/serveur/mutations';
import { lireCatalogue } from '@/lib/passeport/serveur/queries-catalogue';
import { lireFiche } from '@/lib/passeport/serveur/queries-fiche';
import { FicheEnseignant } from '../_components/fiche-enseignant';
import { FicheLecture } from '../_components/fiche-lecture';

/** PAS-1, PAS-6, PAE-2 : une fiche et ses évaluations. L'ouvrir la marque comme vue. */
export default page<{ rne: string; id: string }>({ module: 'passeport' }, async ({ acteur, params, recherche }) => {
  const parcours = lireParcours(recherche);
  const fiche = await lireFiche(acteur, params.id, parcours);
  if (fiche.inedit) await marquerFicheVue(acteur, fiche);
  const { rne, compteId } = acteur;
  const { masques } = await lireReglages(acteur);
  const intitules = intitulesFiche(masques, { code: fiche.referentiel, famille: fiche.famille });
  const { pourEvaluer } = fiche;
  if (!pourEvaluer) return <FicheLecture {...{ rne, fiche, intitules }} modifiable={acteur.profil === 'apprenant'} />;
  const corrigeable = fiche.famille === 'ga' && !fiche.corbeilleLe && !fiche.origine;
  return (
    <FicheEnseignant
      {...{ rne, compteId, parcours, intitules }}
      fiche={{ ...fiche, pourEvaluer }}
      catalogue={corrigeable ? await lireCatalogue(fiche.referentiel) : null}
    />
  );
});
