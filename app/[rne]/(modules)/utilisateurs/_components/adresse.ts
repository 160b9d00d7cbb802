import { creerAdresses } from '@/components/adresse-liste';
import { schemaListe } from '@/lib/utilisateurs/schema';

export const { adresse, tri } = creerAdresses(schemaListe.parse({}), 'connexion');
