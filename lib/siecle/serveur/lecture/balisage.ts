import 'server-only';

/** Noms XML : lettres, chiffres, `_ . -`, et un préfixe d'espace de noms. */
const NOM = '[A-Za-z_\\u00c0-\\uffff][\\w.\\u00b7\\u00c0-\\uffff-]*';
export const NOM_XML = `${NOM}(?::${NOM})?`;

const PREDEFINIES = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['apos', "'"],
  ['quot', '"'],
]);

const REFERENCE = /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(\w{1,8}));/y;
const TOUTES = new RegExp(REFERENCE.source, 'g');
const ATTRIBUTS_MAX = 10;

function caractere(code: number): string | null {
  const permis =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff);
  return permis ? String.fromCodePoint(code) : null;
}

function valeurDe(decimal?: string, hexadecimal?: string, nom?: string): string | null {
  if (nom !== undefined) return PREDEFINIES.get(nom) ?? null;
  return caractere(decimal === undefined ? Number.parseInt(hexadecimal ?? '0', 16) : Number(decimal));
}

/** Vrai si l'esperluette en `position` ouvre l'une des cinq entités prédéfinies ou une référence de caractère permise. */
export function estReferenceValable(texte: string, position: number): boolean {
  REFERENCE.lastIndex = position;
  const lue = REFERENCE.exec(texte);
  return lue !== null && valeurDe(lue[1], lue[2], lue[3]) !== null;
}

/** Remplace les références d'un texte déjà vérifié ; aucune entité définie par un document n'est connue. */
export function decoderReferences(texte: string): string {
  if (!texte.includes('&')) return texte;
  return texte.replace(
    TOUTES,
    (tout, decimal?: string, hexadecimal?: string, nom?: string) => valeurDe(decimal, hexadecimal, nom) ?? tout,
  );
}

/** Compte les attributs d'une balise (10 au plus) et cherche ceux qui se répètent. */
export function verifierAttributs(attributs: string): 'trop' | 'double' | null {
  const noms = Array.from(attributs.matchAll(/([^\s=]+)\s*=\s*(?:"[^"]*"|'[^']*')/g), ([, nom]) => nom);
  if (noms.length > ATTRIBUTS_MAX) return 'trop';
  return new Set(noms).size < noms.length ? 'double' : null;
}

/** La valeur d'un attribut dans le texte d'une balise, références comprises ; nulle s'il n'y est pas. */
export function attributDe(attributs: string, nom: string): string | null {
  for (const [, lu, double, simple] of attributs.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (lu === nom) return decoderReferences(double ?? simple ?? '').trim();
  }
  return null;
}
