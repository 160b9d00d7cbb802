import { EnTetePage } from '@/components/ui/en-tete-page';
import { Refus } from '@/lib/acces/refus';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { parametre } from '@/lib/apprenants/regles';
import { schemaFiltreTableau } from '@/lib/maitrise/regles-filtre';
import { lireTableauDeBord } from '@/lib/maitrise/serveur/queries';
import { construireArbre } from '@/lib/referentiels/regles-arbre';
import { lireReferentiel } from '@/lib/referentiels/serveur/queries';
import { ChoixFiltre } from './_components/choix-filtre';

const PERSONNELS = ['chef', 'enseignant', 'lecteur'] as const;

/** Choisir dans l'arbre ce que le tableau de bord montrera (TDB-3 ; G 3.12.2). */
export default page({ module: 'tableau-de-bord', profils: PERSONNELS }, async ({ acteur, recherche }) => {
  const { choix, dossier } = await lireTableauDeBord(acteur, recherche);
  const diplome = dossier?.apprenant.referentiel ? await lireReferentiel(dossier.apprenant.referentiel) : null;
  if (!dossier || !diplome) throw new Refus('introuvable');
  const { rne } = acteur;
  const apprenant = { classe: choix.classe?.id, apprenant: parametre(recherche.apprenant) };
  const { items } = schemaFiltreTableau.parse(recherche);
  const connus = new Set(diplome.items.map((i) => i.code));
  return (
    <>
      <EnTetePage
        titre={items.length > 0 ? 'Modifier le filtre' : 'Créer un filtre'}
        sousTitre={`${diplome.referentiel.sigle}\u00a0: le tableau de bord ne montrera que les items choisis.`}
        etapes={filAriane(rne, 'tableau-de-bord', ['Filtre'], apprenant)}
      />
      <ChoixFiltre
        arbre={construireArbre(diplome.items)}
        depart={items.filter((code) => connus.has(code))}
        {...{ rne, apprenant }}
      />
    </>
  );
});
