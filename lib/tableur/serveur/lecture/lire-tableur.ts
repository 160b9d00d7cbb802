import 'server-only';
import { TABLEUR_MAX } from '../../regles-limites';
import { RefusTableur, refuser } from '../../regles-refus';
import type { CodeRefusTableur } from '../../textes';
import type { Classeur } from '../../types';
import { lireCsv } from './csv';
import { decoderTexte } from './encodage';
import { lireXlsx } from './xlsx';

const OLE = 'd0cf11e0';

/** Les octets déposés, d'un bloc : un classeur se lit par sa fin. Refuse un envoi interrompu ou trop gros. */
async function reunir(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const blocs: Uint8Array[] = [];
  let total = 0;
  try {
    for await (const bloc of source) {
      total += bloc.length;
      if (total > TABLEUR_MAX) throw refuser('trop-gros', { maximum: TABLEUR_MAX / 1024 / 1024 });
      blocs.push(bloc);
    }
  } catch (erreur) {
    if (erreur instanceof RefusTableur) throw erreur;
    throw refuser('envoi-interrompu', {}, erreur);
  }
  return Buffer.concat(blocs, total);
}

async function lireOctets(octets: Buffer, nom: string): Promise<Classeur> {
  if (octets.length === 0) throw refuser('vide', {});
  const debut = octets.toString('latin1', 0, 512);
  if (debut.startsWith('PK')) return lireXlsx(octets);
  if (octets.toString('hex', 0, 4) === OLE) throw refuser('ancien-xls', {});
  if (/^(?:%PDF|\{\\rtf|\x89PNG|\xff\xd8\xff|GIF8|7z\xbc)/.test(debut)) throw refuser('autre-format', {});
  const texte = decoderTexte(octets);
  if (/^\s*<(?:\?xml|!doctype|html|table|[A-Z_]+)[\s>]/i.test(texte)) throw refuser('xml', {});
  if (texte.trim() === '') throw refuser('vide', {});
  return { feuilles: [await lireCsv(texte, nom.replace(/\.[^.]*$/, ''))], depuis1904: false };
}

export type ResultatTableur = { ok: true; classeur: Classeur } | { ok: false; code: CodeRefusTableur; message: string };

/**
 * Lit un tableur déposé (xlsx, ou texte séparé), reconnu à son contenu, jamais à son nom. Une faute du fichier le refuse entier, avec
 * un texte qui dit quoi faire. Seule une panne imprévue est levée.
 */
export async function lireTableur(source: AsyncIterable<Uint8Array>, nom: string): Promise<ResultatTableur> {
  try {
    const classeur = await lireOctets(await reunir(source), nom);
    const feuilles = classeur.feuilles.filter((f) => f.lignes.length > 0);
    if (feuilles.length === 0) throw refuser('aucune-donnee', {});
    return { ok: true, classeur: { ...classeur, feuilles } };
  } catch (erreur) {
    if (!(erreur instanceof RefusTableur)) throw erreur;
    return { ok: false, code: erreur.code, message: erreur.message };
  }
}
