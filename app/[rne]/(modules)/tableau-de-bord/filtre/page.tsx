import type { Metadata } from 'next';
import { EnTetePage } from '@/components/ui/en-tete-page';
import { Refus } from '@/lib/acces/refus';
import { page } from '@/lib/acces/serveur/portes';
import { parametre } from '@/lib/apprenants/regles';
import { schemaFiltreTableau } from '@/lib/maitrise/regles-filtre';
import { lireTableauDeBord } from '@/lib/maitrise/serveur/queries';
import { construireArbre } from '@/lib/referentiels/regles-arbre';
import { lireReferentiel } from '@/lib/referentiels/serveur/queries';
import { ChoixFiltre } from './_components/choix-filtre';

export const metadata: Metadata = { title: 'Filtre du tableau de bord' };

const PERSONNELS = ['chef', 'enseignant', 'lecteur'] as const;

/** Choisir dans l'arbre ce que le tableau de bord montrera (TDB-3 ; G 3.12.2). */
export default page({ module: 'tableau-de-bord', profils: PERSONNELS }, async ({ acteur, recherche }) => {
  const { choix, dossier } = await lireTableauDeBord(acteur, recherche);
  const diplome = dossier?.apprenant.referentiel ? await lireReferentiel(dossier.apprenant.referentiel) : null;
  if (!dossier || !diplome) throw new Refus('introuvable');
  const base = `/${acteur.rne}/tableau-de-bord`;
  const retour = `${base}?${new URLSearchParams({
    ...(choix.classe && { classe: choix.classe.id }),
    apprenant: parametre(recherche.apprenant),
  })}`;
  const { items } = schemaFiltreTableau.parse(recherche);
  const connus = new Set(diplome.items.map((i) => i.code));
  return (
    <>
      <EnTetePage
        titre={items.length > 0 ? 'Modifier le filtre' : 'Créer un filtre'}
        sousTitre={`${diplome.referentiel.sigle}\u00a0: le tableau de bord ne montrera que les items choisis.`}
        etapes={[
          { libelle: 'Accueil', href: `/${acteur.rne}` },
          { libelle: 'Tableau de bord', href: retour },
          { libelle: 'Filtre' },
        ]}
      />
      <ChoixFiltre
        arbre={construireArbre(diplome.items)}
        depart={items.filter((code) => connus.has(code))}
        retour={retour}
      />
    </>
  );
});
