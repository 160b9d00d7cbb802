import { creerAdresses } from '@/components/adresse-liste';
import type { FiltreListe } from '@/lib/scenarios/schema';

const DEFAUT: FiltreListe = {
  titre: '',
  niveau: 0,
  diplome: '',
  vue: 'tous',
  tri: 'niveau',
  sens: 'croissant',
  page: 1,
};

export const { adresse, tri } = creerAdresses(DEFAUT, 'date');
