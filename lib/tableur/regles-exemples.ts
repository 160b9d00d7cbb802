import { plier } from '@/lib/comptes/regles-noms';

/** Le nom des personnes inventées du modèle : laissées dans le fichier, elles n'entrent pas. */
export const NOM_EXEMPLE = 'EXEMPLE';

export const estExemple = ({ nom }: { nom: string }): boolean => plier(nom) === 'exemple';
