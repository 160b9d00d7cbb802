import { peutEntrer } from '@/lib/acces/modules';
import type { Acteur } from '@/lib/acces/serveur/acteur';

/** L'adresse d'une fiche, pour qui a le passeport parmi ses modules ; nulle pour les autres. */
export interface Liens {
  fiche: (id: string) => string | null;
}

export const liensDe = (acteur: Acteur): Liens => {
  const passeport = peutEntrer(acteur, 'passeport');
  return { fiche: (id) => (passeport ? `/${acteur.rne}/passeport/${id}` : null) };
};
