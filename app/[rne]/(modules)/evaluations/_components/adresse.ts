import { creerAdresses } from '@/components/adresse-liste';
import type { FiltreListe } from '@/lib/evaluations/schema';

const DEFAUT: FiltreListe = { titre: '', date: '', vue: 'miennes', tri: 'date', sens: 'decroissant', page: 1 };

export const { adresse, tri } = creerAdresses(DEFAUT, 'date');
