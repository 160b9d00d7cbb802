import { creerAdresses } from '@/lib/listes';
import { schemaListe } from './schema';

export const { trie } = creerAdresses(schemaListe);
