import type { Etape } from '@/components/ui/fil-ariane';

/** Fil d'Ariane du module ; `suite` nomme la page ouverte depuis la liste. */
export const etapesPasseport = (rne: string, suite?: string, retour = ''): Etape[] => [
  { libelle: 'Accueil', href: `/${rne}` },
  ...(suite
    ? [{ libelle: 'Passeport professionnel', href: `/${rne}/passeport${retour}` }, { libelle: suite }]
    : [{ libelle: 'Passeport professionnel' }]),
];
