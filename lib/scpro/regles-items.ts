import * as z from 'zod';
import { ITEMS_LUS_MAX } from './regles-limites';
import type { DocumentScpro } from './serveur/regles-format';

/** Un item tel qu'un fichier le nomme ; l'un des deux peut manquer. */
export interface ItemLu {
  code: string;
  libelle: string;
}

/** Un item d'un de nos référentiels, que l'on peut choisir. */
export interface ItemConnu {
  code: string;
  libelle: string;
}

const CODES = ['code', 'numero', 'reference', 'item'];
const LIBELLES = ['libelle', 'intitule', 'titre', 'nom', 'label', 'texte'];

const element = z.union([z.string(), z.record(z.string(), z.unknown())]);
const liste = z.array(z.unknown()).catch([]);
const rubrique = z.object({ taches: liste, competences: z.object({ liste }).catch({ liste: [] }) });

/**
 * Les compétences et les tâches d'un document de CERISE Pro. Dans les fichiers publics ces listes sont vides : leur forme
 * n'est pas connue, on y reconnaît un texte, ou un objet dont une clé dit le code ou l'intitulé.
 */
export function itemsDe(document: DocumentScpro): ItemLu[] {
  const lue = rubrique.safeParse(document.competences);
  if (!lue.success) return [];
  return [...lue.data.competences.liste, ...lue.data.taches].slice(0, ITEMS_LUS_MAX).map(lireItem);
}

function lireItem(brut: unknown): ItemLu {
  const lu = element.safeParse(brut);
  if (!lu.success) return { code: '', libelle: '' };
  if (typeof lu.data === 'string') return enItem(lu.data.slice(0, 400));
  const { data } = lu;
  const premier = (cles: string[]) => cles.map((c) => data[c]).find((v): v is string => typeof v === 'string') ?? '';
  return { code: premier(CODES).trim().slice(0, 60), libelle: premier(LIBELLES).trim().slice(0, 300) };
}

/** « C1.2 – Préparer la commande », « C1.2 » ou « Préparer la commande ». */
function enItem(texte: string): ItemLu {
  const [, code = '', libelle = ''] = /^([A-Z]{0,3}\d[\w.-]*)(?:\s*[:–—-]\s*|\s+|$)(.*)$/su.exec(texte.trim()) ?? [
    '',
    '',
    texte,
  ];
  return { code: code.slice(0, 60), libelle: libelle.trim().slice(0, 300) };
}

export const nommerItem = (item: ItemLu): string =>
  [item.code, item.libelle].filter(Boolean).join(' ') || 'une compétence sans code ni intitulé';

/**
 * Les items lus, rapprochés de ceux d'un référentiel : `codes` dans l'ordre du fichier, `perdus` par leur nom. Le code ne
 * suffit que si le fichier est du même diplôme (deux diplômes ont souvent un C1.1) ; sinon l'intitulé doit être le même.
 */
export function rapprocher(lus: readonly ItemLu[], connus: readonly ItemConnu[], memeDiplome: boolean) {
  const parCode = new Set(connus.map((c) => c.code));
  const parLibelle = Map.groupBy(connus, (c) => reduire(c.libelle));
  const trouver = (lu: ItemLu): string | undefined => {
    if (memeDiplome && parCode.has(lu.code)) return lu.code;
    const memes = lu.libelle === '' ? [] : (parLibelle.get(reduire(lu.libelle)) ?? []);
    return (memes.find((c) => c.code === lu.code) ?? (memes.length === 1 ? memes[0] : undefined))?.code;
  };
  const codes = new Set<string>();
  const perdus: string[] = [];
  for (const lu of lus) {
    const code = trouver(lu);
    if (code === undefined) perdus.push(nommerItem(lu));
    else codes.add(code);
  }
  return { codes: [...codes], perdus };
}

/** Un intitulé sans casse, accent ni ponctuation. */
const reduire = (libelle: string) =>
  libelle
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
