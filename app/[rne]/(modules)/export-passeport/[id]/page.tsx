import type { Metadata } from 'next';
import { ContenuFiche, Historique } from '@/components/fiche/lecture';
import { AvisOrigine } from '@/components/transferee';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { page } from '@/lib/acces/portes';
import { Refus } from '@/lib/acces/refus';
import { intitulesFiche } from '@/lib/parametres/masques';
import { lireReglages } from '@/lib/parametres/queries';
import { marquerVue } from '@/lib/passeport/mutations';
import { lireFiche } from '@/lib/passeport/queries-fiche';
import { aPartieBep } from '@/lib/passeport/regles';

export const metadata: Metadata = { title: 'Fiche à exporter' };

/** EXP-1, « Voir » : l'évaluation et la fiche, en lecture ; l'apprenant sorti n'a plus que cette page pour cela. */
export default page<{ rne: string; id: string }>({ module: 'export-passeport' }, async ({ acteur, params }) => {
  const fiche = await lireFiche(acteur, params.id);
  if (fiche.brouillon) throw new Refus('introuvable');
  if (fiche.inedit) await marquerVue(acteur, fiche);
  const { rne } = acteur;
  const { masques } = await lireReglages(acteur);
  const intitules = intitulesFiche(masques, { code: fiche.referentiel, famille: fiche.famille });
  return (
    <>
      <EnTetePage
        titre={fiche.titre}
        etapes={[
          { libelle: 'Accueil', href: `/${rne}` },
          { libelle: 'Export du passeport professionnel', href: `/${rne}/export-passeport` },
          { libelle: fiche.titre },
        ]}
      />
      <AvisOrigine origine={fiche.origine} />
      <div className="flex flex-col gap-4 sm:gap-6">
        <Historique
          fiche={fiche}
          partie="bacpro"
          titre={fiche.famille === 'ga' ? 'Évaluation Bac Pro' : 'Évaluation'}
        />
        {aPartieBep(fiche) && <Historique fiche={fiche} partie="bep" titre="Évaluation BEP" />}
        <ContenuFiche {...{ rne, fiche, intitules }} module="export-passeport" />
      </div>
    </>
  );
});
