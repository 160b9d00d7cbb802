import 'server-only';
import { CsvError, type Options, parse } from 'csv-parse';
import { refuser } from '../../regles-refus';
import type { FeuilleLue } from '../../types';
import { Bornes, Lignes } from './lignes';

const SEPARATEURS = [';', '\t', ',', '|'] as const;
/** Assez de lignes pour juger du séparateur. */
const ESSAI = 64 * 1024;

const options = (delimiter: string): Options => ({
  delimiter,
  bom: true,
  info: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  trim: true,
  max_record_size: 512 * 1024,
});

interface Enregistrement {
  record: string[];
  info: { lines: number };
}

async function* enregistrements(texte: string, delimiter: string, limite: number): AsyncGenerator<Enregistrement> {
  const lecteur = parse({ ...options(delimiter), ...(Number.isFinite(limite) && { to: limite }) });
  lecteur.end(texte);
  for await (const lu of lecteur) yield lu as Enregistrement;
}

/** Le séparateur qui donne le plus de colonnes au plus de lignes ; nul si aucun n'en donne deux. */
async function trouverSeparateur(texte: string): Promise<string | null> {
  const annonce = /^sep=(.)\r?\n/i.exec(texte)?.[1];
  if (annonce) return annonce;
  const debut = texte.length > ESSAI ? texte.slice(0, texte.lastIndexOf('\n', ESSAI) + 1 || ESSAI) : texte;
  let [mieux, note]: [string | null, number] = [null, 1];
  let illisible = false;
  for (const separateur of SEPARATEURS) {
    if (!debut.includes(separateur)) continue;
    const largeurs = new Map<number, number>();
    try {
      for await (const { record } of enregistrements(debut, separateur, 100)) {
        largeurs.set(record.length, (largeurs.get(record.length) ?? 0) + 1);
      }
    } catch (erreur) {
      if (!(erreur instanceof CsvError)) throw erreur;
      illisible = true; // un guillemet sans fin : la lecture entière dira où
    }
    const [[largeur, nombre] = [1, 0]] = [...largeurs].sort((a, b) => b[1] * b[0] - a[1] * a[0]);
    if (largeur > 1 && largeur * nombre > note) [mieux, note] = [separateur, largeur * nombre];
  }
  if (mieux !== null || !illisible) return mieux;
  const [premiere = ''] = debut.split(/[\r\n]/, 1);
  return SEPARATEURS.toSorted((a, b) => premiere.split(b).length - premiere.split(a).length)[0] ?? null;
}

/** Les lignes qu'un enregistrement prend de plus : un texte entre guillemets peut en avoir plusieurs. */
const sauts = (record: readonly string[]): number => record.join('').split('\n').length - 1;

/** Un texte séparé en colonnes → une feuille. Refuse un texte sans colonnes, un guillemet sans fin, un fichier démesuré. */
export async function lireCsv(texte: string, nom: string): Promise<FeuilleLue> {
  const separateur = await trouverSeparateur(texte);
  if (separateur === null) throw refuser('separateur', {});
  const lignes = new Lignes(new Bornes());
  const sansAnnonce = texte.replace(/^sep=.(\r?\n)/i, '$1');
  try {
    for await (const { record, info } of enregistrements(sansAnnonce, separateur, Number.POSITIVE_INFINITY)) {
      lignes.ajouter(info.lines - sauts(record), record);
    }
  } catch (erreur) {
    if (!(erreur instanceof CsvError)) throw erreur;
    throw refuser('guillemets', { ligne: Number(erreur.lines ?? 1) }, erreur);
  }
  return { nom, lignes: lignes.toutes(), fusions: [] };
}
