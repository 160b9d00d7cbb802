import { partir, surveiller } from '@/components/navigation/departs';

/** Dans le navigateur, avant l'hydratation : ce que les navigations de Next font savoir, et leurs demandes. */
surveiller();

export const onRouterTransitionStart = partir;
