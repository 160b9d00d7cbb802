import { LectureFiche } from '@/components/fiche/lecture';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { Refus } from '@/lib/acces/refus';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { intitulesFiche } from '@/lib/parametres/regles-masques';
import { lireReglages } from '@/lib/parametres/serveur/queries';
import { marquerFicheVue } from '@/lib/passeport/serveur/mutations';
import { lireFiche } from '@/lib/passeport/serveur/queries-fiche';

/** EXP-1, « Voir » : l'évaluation et la fiche, en lecture ; l'apprenant sorti n'a plus que cette page pour cela. */
export default page<{ rne: string; id: string }>({ module: 'export-passeport' }, async ({ acteur, params }) => {
  const fiche = await lireFiche(acteur, params.id);
  if (fiche.brouillon) throw new Refus('introuvable');
  if (fiche.inedit) await marquerFicheVue(acteur, fiche);
  const { rne } = acteur;
  const { masques } = await lireReglages(acteur);
  const intitules = intitulesFiche(masques, { code: fiche.referentiel, famille: fiche.famille });
  return (
    <>
      <EnTetePage titre={fiche.titre} etapes={filAriane(rne, 'export-passeport', [fiche.titre])} />
      <LectureFiche {...{ rne, fiche, intitules }} module="export-passeport" />
    </>
  );
});
