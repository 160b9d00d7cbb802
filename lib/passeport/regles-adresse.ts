import { peutEntrer } from '@/lib/acces/modules';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { adresseDe } from '@/lib/adresses/regles';

/** Où mène ce que montre un tableau de bord. */
export interface LiensMaitrise {
  /** L'adresse d'une fiche, pour qui a le passeport parmi ses modules ; nulle pour les autres. */
  fiche: (id: string) => string | null;
}

export const liensDe = (acteur: Acteur): LiensMaitrise => {
  const passeport = peutEntrer(acteur, 'passeport');
  return { fiche: (id) => (passeport ? adresseDe(acteur.rne, 'passeport/[id]', { id }) : null) };
};
