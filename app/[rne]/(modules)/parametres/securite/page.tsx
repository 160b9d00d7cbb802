import { page } from '@/lib/acces/serveur/portes';
import { lireSecurite } from '@/lib/parametres/serveur/queries';
import { CadreParametres } from '../_components/cadre';
import { FormulaireSecurite } from '../_components/formulaire-securite';

/** La connexion et les mots de passe, tels que l'établissement les règle. */
export default page({ module: 'parametres' }, async ({ acteur }) => (
  <CadreParametres rne={acteur.rne} volet="parametres/securite" titre="Sécurité">
    <FormulaireSecurite {...(await lireSecurite(acteur))} />
  </CadreParametres>
));
