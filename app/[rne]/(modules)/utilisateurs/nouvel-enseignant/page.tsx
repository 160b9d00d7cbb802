import { page } from '@/lib/acces/serveur/portes';
import { preparerCreation } from '@/lib/utilisateurs/serveur/queries';

import { Creation } from '../_components/creation';

/** « Nouvel enseignant » (UTI-4). */
export default page({ module: 'utilisateurs' }, async ({ acteur }) => (
  <Creation
    rne={acteur.rne}
    titre="Nouvel enseignant"
    profils={['enseignant']}
    preparation={await preparerCreation(acteur)}
  />
));
