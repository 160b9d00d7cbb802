/** Un item, une complexité ou un aléa qui s'évalue, et de quoi le nommer. */
export interface ItemEvaluable {
  code: string;
  nature: 'item' | 'complexite' | 'alea';
  parent: string | null;
  libelle: string;
  /** GA : la compétence de la situation. */
  competence: string | null;
  verifie: boolean;
}
