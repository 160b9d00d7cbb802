import * as z from 'zod';
import { DEGRES } from '@/lib/degres/regles';
import { ESSAIS } from './grille/format';
import { LONGUEUR_COMMENTAIRE } from './regles';

const id = z.uuid('Identifiant invalide.');
const texte = z
  .string()
  .max(LONGUEUR_COMMENTAIRE, `Un commentaire ne peut pas dépasser ${LONGUEUR_COMMENTAIRE} caractères.`);
const degre = z.enum(DEGRES).nullable();

/**
 * Ce qui a changé dans la grille ; un degré nul vide la case. `avant` : la valeur que la personne connaissait, puis celles
 * qu'elle a envoyées sans avoir de réponse. Si la case vaut autre chose, un autre l'a changée : elle n'est pas écrite.
 */
export const schemaSaisie = z
  .object({
    cellules: z.array(
      z.object({ apprenant: id, item: z.string().min(1).max(60), degre, avant: z.array(degre).min(1).max(ESSAIS) }),
    ),
    commentaires: z.array(z.object({ apprenant: id, texte, avant: z.array(texte).min(1).max(ESSAIS) })),
  })
  .refine((s) => s.cellules.length <= 30_000 && s.commentaires.length <= 300, 'Trop de modifications à la fois.');

type Rapportee = z.output<typeof schemaSaisie>;
type SansAvant<T> = T extends { avant: infer A } ? Omit<T, 'avant'> & { avant?: A } : never;

/** Ce que la mutation écrit ; sans `avant`, la case est écrite quoi qu'elle vaille. */
export interface SaisieRecue {
  id: string;
  cellules: SansAvant<Rapportee['cellules'][number]>[];
  commentaires: SansAvant<Rapportee['commentaires'][number]>[];
}
