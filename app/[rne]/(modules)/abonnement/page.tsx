import { EnTetePage } from '@/components/ui/en-tete-page';
import { lireAbonnement } from '@/lib/abonnement/serveur/queries';
import { Refus } from '@/lib/acces/refus';
import { page } from '@/lib/acces/serveur/portes';
import { filAriane } from '@/lib/acces/textes-fil';
import { adresseDe } from '@/lib/adresses/regles';
import { aujourdhui } from '@/lib/dates';
import { adressePublique } from '@/lib/env';
import { Commandes } from './_components/commandes';
import { Compte } from './_components/compte';
import { Espaces } from './_components/espaces';

const TITRE = 'Informations abonnement';
/** ABO-1 à ABO-3 : le compte de l'établissement, ses diplômes et l'espace qu'ils occupent, ses commandes. */
export default page({ module: 'abonnement' }, async ({ acteur }) => {
  const { compte, diplomes, commandes } = await lireAbonnement(acteur);
  if (!compte) throw new Refus('introuvable');
  return (
    <>
      <EnTetePage titre={TITRE} etapes={filAriane(acteur.rne, 'abonnement')} />
      <div className="flex flex-col gap-4 sm:gap-6">
        <Compte compte={compte} adresse={adressePublique() + adresseDe(acteur.rne, 'accueil')} />
        <Espaces diplomes={diplomes} jour={aujourdhui()} />
        <Commandes commandes={commandes} />
      </div>
    </>
  );
});
