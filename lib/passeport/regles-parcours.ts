import { validate as estUuid } from 'uuid';
import type { Requete } from '@/lib/adresses/regles';
import { parametre } from '@/lib/apprenants/regles';
import { type Filtres, lireFiltres } from './regles';

/** D'où l'enseignant a ouvert une fiche : la classe, et les filtres de la liste (vides s'il n'y en a pas). */
export interface Parcours {
  classe: string;
  filtres: Filtres;
}

export const SANS_PARCOURS: Parcours = { classe: '', filtres: { titre: '', date: '', competence: '' } };

/** Le parcours que porte l'adresse d'une fiche ; une classe mal écrite est oubliée. */
export function lireParcours(recherche: Record<string, string | string[] | undefined>): Parcours {
  const classe = parametre(recherche.classe);
  return { classe: estUuid(classe) ? classe : '', filtres: lireFiltres(recherche) };
}

/** Ce que l'adresse porte d'un parcours, `apprenant` en plus pour revenir à la liste. */
export const ecrireParcours = ({ classe, filtres }: Parcours, apprenant = ''): Requete => ({
  classe,
  apprenant,
  ...filtres,
});
