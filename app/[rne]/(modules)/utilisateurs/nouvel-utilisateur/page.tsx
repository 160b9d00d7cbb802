import { page } from '@/lib/acces/serveur/portes';
import { PROFILS_AUTRES } from '@/lib/utilisateurs/regles';
import { preparerCreation } from '@/lib/utilisateurs/serveur/queries';
import { Creation } from '../_components/creation';

/** « Nouvel utilisateur » (UTI-4). */
export default page({ module: 'utilisateurs' }, async ({ acteur }) => (
  <Creation
    rne={acteur.rne}
    titre="Nouvel utilisateur"
    profils={PROFILS_AUTRES}
    preparation={await preparerCreation(acteur)}
  />
));
