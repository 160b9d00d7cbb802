import { creerAdresses } from '@/lib/listes';
import { schemaListe } from './schema';

export const { adresse, trie, filtrage } = creerAdresses(schemaListe, ['nom', 'profil', 'origine']);
