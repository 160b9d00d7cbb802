import * as z from 'zod';
import { seuilDAdresse, texteDAdresse } from '@/lib/listes';

const texte = texteDAdresse(60);

/** Le filtre du tableau de bord classe, tel que l'adresse le porte ; une valeur inconnue vaut rien (TBC-1). */
export const schemaFiltreClasse = z.object({
  classe: texte,
  /** Code d'un pôle, d'un groupe, d'une situation ou d'une compétence ; vide : tout le référentiel. */
  portee: texte,
  competence: seuilDAdresse(100),
  complexites: seuilDAdresse(100),
  aleas: seuilDAdresse(100),
  fiches: seuilDAdresse(99),
  vue: z.enum(['bacpro', 'bep']).catch('bacpro'),
  /** La partie dépliée, et l'apprenant déplié dans celle-ci. */
  partie: texte,
  apprenant: texte,
  /** L'aide à la décision CCF, que l'adresse garde d'un onglet à l'autre. */
  epreuve: texte,
  couverture: seuilDAdresse(100),
  maitrise: seuilDAdresse(100),
  pfmp: seuilDAdresse(99),
});
export type FiltreClasse = z.output<typeof schemaFiltreClasse>;

/** Les critères de l'aide à la décision : vide, un critère n'est pas demandé. */
export type FiltreCcf = Pick<FiltreClasse, 'epreuve' | 'couverture' | 'maitrise' | 'pfmp'>;
