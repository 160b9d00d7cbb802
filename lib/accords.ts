/** « 1 fiche », « 3 fiches » : un nombre et son nom, accordé. */
export const accorder = (n: number, un: string, plusieurs: string): string => `${n} ${n > 1 ? plusieurs : un}`;
