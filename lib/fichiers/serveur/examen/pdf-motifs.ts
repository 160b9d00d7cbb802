import 'server-only';

/**
 * Ce qu'on cherche dans un PDF. Les motifs ne dépendent pas de sa structure (qu'un fichier hostile peut fausser) : ils
 * valent pour tout le fichier lu d'un bout à l'autre, un octet par caractère, et pour ses objets décomprimés.
 */

const BLANC = '[\\0\\t\\n\\f\\r ]';
const REFERENCE = `\\d+${BLANC}+\\d+${BLANC}+R`;
/** Ce qui ferme un nom. */
const FIN = '(?![^\\0\\t\\n\\f\\r ()<>[\\]{}/%])';
/** Un nom commence après un séparateur ; collé à un autre nom, seulement s'il en est la valeur (`/S/Launch`). */
const DEBUT = '(?<=[\\0\\t\\n\\f\\r ()<>[\\]{}%]|/S|/Type|/Subtype)/';

/** Une lettre d'un nom s'écrit aussi en hexadécimal : « /J#61vaScript ». */
function lettre(l: string): string {
  const hexa = l.charCodeAt(0).toString(16);
  return `(?:${l}|#${hexa.replace(/[a-f]/g, (h) => `[${h}${h.toUpperCase()}]`)})`;
}

const nom = (mot: string): string => [...mot].map(lettre).join('') + FIN;

/** La valeur d'une clé, quand c'est un objet ; un commentaire avant elle ne la cache pas. */
const valeur = (cle: string): string => `/${nom(cle)}${BLANC}*(?:\\[|<<|%|${REFERENCE})`;

/** Ce qui exécute : scripts, lancement d'un programme, médias à lecteur intégré. */
const ACTIF = new RegExp(`${DEBUT}(?:${['JavaScript', 'Launch', 'Rendition', 'RichMedia'].map(nom).join('|')})`);
/** Formulaire XFA : un programme dans le document. */
const XFA = new RegExp(valeur('XFA'));
const CHIFFRE = new RegExp(valeur('Encrypt'));
const PAGE = new RegExp(`/${nom('Type')}${BLANC}*/${nom('Page')}`);
/** Un autre format à l'intérieur : fin d'une archive zip, début d'un rar ou d'un 7z. */
const ARCHIVES = ['PK\x05\x06\0\0\0\0', 'Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c'];
const INCORPORES = new RegExp(`/${nom('EF')}${BLANC}*(?:<<([^<>]*)>>|<<|%|${REFERENCE})`, 'g');
const REFERENCES = new RegExp(`(\\d+)${BLANC}+\\d+${BLANC}+R`, 'g');

/** Annonce un flux d'objets : d'autres objets y sont comprimés. */
export const FLUX_OBJETS = new RegExp(`/${nom('ObjStm')}`);

/** Ce qu'un PDF contient. */
export interface Constat {
  chiffre: boolean;
  actif: boolean;
  page: boolean;
  archive: boolean;
  /** Numéros des flux qui sont des fichiers incorporés ; nul si l'un d'eux ne se laisse pas suivre. */
  incorpores: ReadonlySet<string> | null;
}

export const CONSTAT_VIDE: Constat = {
  chiffre: false,
  actif: false,
  page: false,
  archive: false,
  incorpores: new Set(),
};

/** Ajoute à un constat ce que dit un morceau du fichier. */
export const constater = (avant: Constat, texte: string): Constat => ({
  chiffre: avant.chiffre || CHIFFRE.test(texte),
  actif: avant.actif || ACTIF.test(texte) || XFA.test(texte),
  page: avant.page || PAGE.test(texte),
  archive: avant.archive || ARCHIVES.some((a) => texte.includes(a)),
  incorpores: ajouterIncorpores(avant.incorpores, texte),
});

function ajouterIncorpores(deja: ReadonlySet<string> | null, texte: string): ReadonlySet<string> | null {
  if (!deja) return null;
  const vus = [...texte.matchAll(INCORPORES)];
  if (vus.length === 0) return deja;
  const numeros = vus.map(([, dictionnaire = '']) => [...dictionnaire.matchAll(REFERENCES)].map(([, n]) => n ?? ''));
  return numeros.some((n) => n.length === 0) ? null : new Set([...deja, ...numeros.flat()]);
}
