import { retenirSaisies } from '@/components/envoi/avant-scripts';
import { limiterActions } from '@/components/envoi/patience';
import { partir, surveiller } from '@/components/navigation/departs';

/** Dans le navigateur, avant l’hydratation : ce que les navigations de Next font savoir, et ce que ses demandes attendent. */
surveiller();
retenirSaisies();
limiterActions();
// La politique de contenu interdit de fabriquer du code : que zod n'essaie pas, le navigateur le signalerait (`jitless`).
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

export const onRouterTransitionStart = partir;
