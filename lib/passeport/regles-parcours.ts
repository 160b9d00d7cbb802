import { validate as estUuid } from 'uuid';
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

/** Les paramètres d'adresse d'un parcours, `apprenant` en plus pour revenir à la liste : `?classe=…`, ou rien. */
export function ecrireParcours({ classe, filtres }: Parcours, apprenant = ''): string {
  const champs = Object.entries({ classe, apprenant, ...filtres }).filter(([, valeur]) => valeur !== '');
  return champs.length > 0 ? `?${new URLSearchParams(champs)}` : '';
}
