import * as z from 'zod';

/** Un seuil de l'adresse : un nombre entier, ou rien ; ce qui n'en est pas un vaut rien. */
const seuil = (max: number) =>
  z
    .preprocess(
      (v) => (v === '' || Array.isArray(v) ? undefined : v),
      z.coerce.number().int().min(0).max(max).optional(),
    )
    .catch(undefined);

const texte = z.preprocess((v) => (Array.isArray(v) ? v[0] : v), z.string().trim().max(60).catch('')).default('');

/** Le filtre du tableau de bord classe, tel que l'adresse le porte ; une valeur inconnue vaut rien (TBC-1). */
export const schemaFiltreClasse = z.object({
  classe: texte,
  /** Code d'un pôle, d'un groupe, d'une situation ou d'une compétence ; vide : tout le référentiel. */
  portee: texte,
  competence: seuil(100),
  complexites: seuil(100),
  aleas: seuil(100),
  fiches: seuil(99),
  vue: z.enum(['bacpro', 'bep']).catch('bacpro'),
  /** La partie dépliée, et l'apprenant déplié dans celle-ci. */
  partie: texte,
  apprenant: texte,
  /** L'aide à la décision CCF, que l'adresse garde d'un onglet à l'autre. */
  epreuve: texte,
  couverture: seuil(100),
  maitrise: seuil(100),
  pfmp: seuil(99),
});
export type FiltreClasse = z.output<typeof schemaFiltreClasse>;

/** Les critères de l'aide à la décision : vide, un critère n'est pas demandé. */
export type FiltreCcf = Pick<FiltreClasse, 'epreuve' | 'couverture' | 'maitrise' | 'pfmp'>;
