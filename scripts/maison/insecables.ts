/** Une espace ordinaire là où la ligne ne doit pas se couper : devant « : ; ? ! », dans les guillemets, devant une unité. */
const ESPACE =
  /(?<=[\p{L}\p{N}»)\]’”%…}])\s+(?=[:;?!](?:[\s)\u00a0]|&nbsp;|$))|\s+(?=»)|(?<=«)\s+|(?<=\d)\s+(?=(?:[KMG]o|octets?|%|€)(?![\p{L}\p{N}]))/gu;

/** Les endroits de ce texte où une insécable manque. `ESPACE` prend aussi l'insécable elle-même, qui est une espace. */
export const sansInsecable = (texte: string): { debut: number; fin: number }[] =>
  [...texte.matchAll(ESPACE)]
    .filter(([espace]) => !/^[\u00a0\u202f]$/.test(espace))
    .map(({ 0: espace, index }) => ({ debut: index, fin: index + espace.length }));

/** Ce qu'un écran, un document ou un courriel montre ; la configuration et le reste du serveur parlent à qui l'exploite. */
export const seMontre = (chemin: string): boolean =>
  /^(app|components|lib\/[^/]+)\//.test(chemin) && (!chemin.includes('/serveur/') || /\/pdf\/|\/textes-/.test(chemin));
