import { peutEntrer } from '@/lib/acces/modules';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { adresseDe } from '@/lib/adresses/regles';

/** L'adresse d'une fiche, pour qui a le passeport parmi ses modules ; nulle pour les autres. */
export interface Liens {
  fiche: (id: string) => string | null;
}

/** L'apprenant montré, et la classe par laquelle on l'a choisi, tels que l'adresse les porte. */
export type ChoixApprenant = { classe: string | undefined; apprenant: string };

export const liensDe = (acteur: Acteur): Liens => {
  const passeport = peutEntrer(acteur, 'passeport');
  return { fiche: (id) => (passeport ? adresseDe(acteur.rne, 'passeport/[id]', { id }) : null) };
};
