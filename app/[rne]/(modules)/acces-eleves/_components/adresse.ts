import { schemaListe } from '@/lib/acces-eleves/schema';
import { creerAdresses } from '@/lib/listes';

export const { trie } = creerAdresses(schemaListe);
