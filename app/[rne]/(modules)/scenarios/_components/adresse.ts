import { creerAdresses } from '@/lib/listes';
import { schemaListe } from '@/lib/scenarios/schema';

export const { adresse, trie, filtrage } = creerAdresses(schemaListe, ['titre', 'niveau', 'diplome']);
