import { page } from '@/lib/acces/serveur/portes';
import { parametre } from '@/lib/apprenants/regles';
import { lireReglages } from '@/lib/parametres/serveur/queries';
import { lireFiltres } from '@/lib/passeport/regles';
import { listerPourApprenant, listerPourEnseignant, listerPourParent } from '@/lib/passeport/serveur/queries';
import { VueApprenant, VueEnseignant, VueParent } from './_components/vues';

/** PAS-1, PAS-6, PAE-1 : les fiches de l'apprenant, de l'enfant, ou de l'apprenant choisi dans ses classes. */
export default page({ module: 'passeport' }, async ({ acteur, recherche }) => {
  const { masques } = await lireReglages(acteur);
  const lus = { filtres: lireFiltres(recherche), fait: parametre(recherche.fait) };
  const commun = { rne: acteur.rne, masques, ...lus };
  if (acteur.profil === 'apprenant') return <VueApprenant {...commun} {...(await listerPourApprenant(acteur))} />;
  if (acteur.profil === 'parent')
    return <VueParent {...commun} acteur={acteur} {...(await listerPourParent(acteur, recherche))} />;
  return <VueEnseignant {...commun} {...(await listerPourEnseignant(acteur, recherche))} />;
});
