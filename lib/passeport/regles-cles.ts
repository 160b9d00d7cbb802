/** Début des clés sous lesquelles le navigateur garde la saisie d'un apprenant : un autre, sur le même poste, ne les voit pas. */
export const debutCles = (rne: string, compteId: string): string => `fiche:${rne}:${compteId}:`;

/** Fins de clé d'une fiche pas encore créée ; une fiche créée a la sienne, son identifiant. */
export const NOUVELLE = 'nouvelle';
export const cleDeCopie = (id: string): string => `copie:${id}`;
