/** Un élément XML ; `null` = balise absente (SIECLE n'écrit pas les valeurs nulles). */
export type Noeud = { nom: string; attributs: Record<string, string | number>; contenu: string | Noeud[] };

export const element = (
  nom: string,
  contenu: string | number | (Noeud | null)[],
  attributs: Noeud['attributs'] = {},
): Noeud => ({
  nom,
  attributs,
  contenu: Array.isArray(contenu) ? contenu.filter((n) => n !== null) : String(contenu),
});

/** Balise présente seulement quand la valeur l'est. */
export const facultatif = (nom: string, valeur: string | undefined): Noeud | null =>
  valeur === undefined ? null : element(nom, valeur);

/** Plusieurs balises de texte, dans l'ordre de l'objet ; celles sans valeur sont omises. */
export const textes = (valeurs: Record<string, string | number | undefined>): Noeud[] =>
  Object.entries(valeurs).flatMap(([nom, valeur]) => (valeur === undefined ? [] : [element(nom, valeur)]));

const echapper = (texte: string) =>
  texte.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function lignes(noeud: Noeud, retrait: string): string[] {
  const attributs = Object.entries(noeud.attributs).map(([cle, valeur]) => ` ${cle}="${echapper(String(valeur))}"`);
  const ouverture = `${retrait}<${noeud.nom}${attributs.join('')}`;
  if (typeof noeud.contenu === 'string') return [`${ouverture}>${echapper(noeud.contenu)}</${noeud.nom}>`];
  if (noeud.contenu.length === 0) return [`${ouverture}/>`];
  return [`${ouverture}>`, ...noeud.contenu.flatMap((n) => lignes(n, `${retrait}  `)), `${retrait}</${noeud.nom}>`];
}

/** Le fichier complet, dans le jeu de caractères qu'il déclare. */
export function document(racine: Noeud): Uint8Array {
  return enLatin9(`${['<?xml version="1.0" encoding="ISO-8859-15"?>', ...lignes(racine, '')].join('\n')}\n`);
}

const PROPRES_A_LATIN9 = new Map(
  [...'€ŠšŽžŒœŸ'].map((c, i) => [c, [0xa4, 0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe][i]]),
);
const OCTETS_REPRIS = new Set(PROPRES_A_LATIN9.values());

/** Code un texte en ISO-8859-15 ; refuse un caractère qui n'y existe pas plutôt que d'écrire « ? ». */
export function enLatin9(texte: string): Uint8Array {
  return Uint8Array.from(texte, (caractere) => {
    const octet = PROPRES_A_LATIN9.get(caractere) ?? caractere.codePointAt(0) ?? 0;
    if (octet > 0xff || (OCTETS_REPRIS.has(octet) && !PROPRES_A_LATIN9.has(caractere))) {
      throw new Error(`Caractère absent d'ISO-8859-15 : ${caractere}`);
    }
    return octet;
  });
}
