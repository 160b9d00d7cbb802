import 'server-only';
import { createHash } from 'node:crypto';
import * as z from 'zod';
import { FICHIER_MAX } from '../regles-limites';

/** Les 16 caractères par lesquels commence tout `.scpro`. */
const PREFIXE = '250b5e356ed8a4a6';
const LONGUEUR_SOMME = 32;
/** Ce que le préfixe donne à coup sûr en base 64, quoi qu'il suive. */
const DEBUT = Buffer.from(PREFIXE).toString('base64').slice(0, 21);

/** La version du format que CERISE Pro écrit, et nous aussi. */
export const VERSION = 2;

const TROP_GROS = `Il dépasse ${FICHIER_MAX / 1024 / 1024}\u00a0Mo\u00a0: un scénario n’en fait pas tant.`;

/** Pourquoi un fichier n'a pas été lu, dit à côté de son nom. */
export const FAUTES = {
  vide: 'Le fichier est vide.',
  'trop-gros': TROP_GROS,
  etranger: 'Ce n’est pas un scénario de CERISE Pro\u00a0: un fichier .scpro ne commence pas ainsi.',
  abime: 'Le fichier est abîmé\u00a0: sa somme de contrôle ne correspond pas à son contenu. Exportez-le de nouveau.',
  illisible: 'Le contenu du fichier ne peut pas être lu, bien que sa somme de contrôle soit juste.',
} as const;

export type Faute = keyof typeof FAUTES;

/** Une rubrique de texte : absente ou nulle, elle est vide ; une liste de textes en est un, ligne à ligne. */
const texte = z
  .union([
    z.string(),
    z.number().transform(String),
    z.null().transform(() => ''),
    z.array(z.string()).transform(enLignes),
  ])
  .default('');

const CLES = {
  titre: texte,
  description: texte,
  competences: z.unknown().optional(),
  fichiers: z.unknown().optional(),
  materielsinuse: texte,
  liensassocies: texte,
  ressources: texte,
  problematique: texte,
  connaissancesassociees: texte,
  typescenario: texte,
  niveau: texte,
  diplome: texte,
  uaisource: texte,
  version: texte,
  u: texte,
  s: texte,
  /** La nôtre : ce que CERISE Pro ne sait pas dire, pour qu'un scénario nous revienne entier. */
  griotte: z.unknown().optional(),
};

const schema = z.looseObject(CLES);

/** Le JSON d'un `.scpro`, lu avec tolérance : une clé manquante est vide, une clé de plus est gardée. */
export type DocumentScpro = z.output<typeof schema>;

/** Le JSON que nous écrivons, dans l'ordre des clés de CERISE Pro. */
export type DocumentEcrit = z.input<typeof schema>;

export type Decodage = { ok: true; document: DocumentScpro; somme: string } | { ok: false; message: string };

/**
 * Décode les octets d'un `.scpro` : `base64("250b5e356ed8a4a6" + md5_hex(json) + json)`, le JSON en UTF-8. Relevé sur 210
 * fichiers publics de CERISE Pro : le préfixe est partout le même, toutes les sommes sont justes. Rend le document et sa
 * somme de contrôle, ou, en français, pourquoi le fichier est refusé (un de `FAUTES`, ou une rubrique qui n'est pas du texte).
 */
export function decoder(octets: Uint8Array): Decodage {
  if (octets.length > FICHIER_MAX) return refuser('trop-gros');
  const base64 = Buffer.from(octets)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .replace(/\s+/g, '');
  if (base64 === '') return refuser('vide');
  if (!base64.startsWith(DEBUT)) return refuser('etranger');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return refuser('abime');
  return verifier(Buffer.from(base64, 'base64'));
}

function verifier(contenu: Buffer): Decodage {
  const debut = PREFIXE.length + LONGUEUR_SOMME;
  if (contenu.toString('latin1', 0, PREFIXE.length) !== PREFIXE) return refuser('etranger');
  const somme = contenu.toString('latin1', PREFIXE.length, debut).toLowerCase();
  const json = contenu.subarray(debut);
  if (sommeDe(json) !== somme) return refuser('abime');
  const lu = schema.safeParse(lireJson(json));
  if (lu.success) return { ok: true, document: lu.data, somme };
  const rubrique = lu.error.issues[0]?.path[0];
  if (rubrique === undefined) return refuser('illisible');
  return { ok: false, message: `La rubrique «\u00a0${String(rubrique)}\u00a0» de ce fichier n’est pas un texte.` };
}

/** Écrit un `.scpro`. */
export function encoder(document: DocumentEcrit): string {
  const json = JSON.stringify(document);
  return Buffer.from(PREFIXE + sommeDe(json) + json).toString('base64');
}

/** Les clés qui ne sont pas celles du format, et qui disent quelque chose. */
export const clesInconnues = (document: DocumentScpro): string[] =>
  Object.entries(document)
    .filter(([cle, valeur]) => !(cle in CLES) && !estVide(valeur))
    .map(([cle]) => cle);

const estVide = (valeur: unknown) => valeur === null || valeur === '' || (Array.isArray(valeur) && valeur.length === 0);

/** MD5 est la somme de contrôle du format : elle trahit un fichier abîmé, et ne protège de personne. */
const sommeDe = (json: string | Uint8Array) => createHash('md5').update(json).digest('hex');

const refuser = (faute: Faute): Decodage => ({ ok: false, message: FAUTES[faute] });

function enLignes(lignes: string[]): string {
  return lignes.join('\n');
}

/** Le JSON de ces octets ; nul, que le schéma refuse, s'ils n'en sont pas. */
function lireJson(octets: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(octets));
  } catch {
    return null;
  }
}
