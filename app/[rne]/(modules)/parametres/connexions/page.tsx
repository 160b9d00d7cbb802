import { page } from '@/lib/acces/serveur/portes';
import { lireAttaques } from '@/lib/comptes/serveur/queries-attaques';
import { CadreParametres } from '../_components/cadre';
import { Attaques } from './_components/attaques';

/** AUT-6 : qui force l'entrée de l'établissement, et de quoi lever une limite. */
export default page({ module: 'parametres' }, async ({ acteur }) => (
  <CadreParametres rne={acteur.rne} volet="parametres/connexions" titre="Essais de connexion">
    <Attaques attaques={await lireAttaques(acteur)} />
  </CadreParametres>
));
