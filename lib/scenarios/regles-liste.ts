import { creerAdresses } from '@/lib/listes';
import { schemaListe } from './schema';

export const { adresse, trie, filtrage } = creerAdresses(schemaListe, ['titre', 'niveau', 'diplome']);
