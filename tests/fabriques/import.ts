import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { lireFichierSiecle } from '@/lib/siecle/serveur/lecture/lire-fichier';
import { analyser, type GenreImport, importer, ranger, type SuiteImport } from '@/lib/siecle/serveur/mutations';
import type { Genre, Lecture } from '@/lib/siecle/types';

/** Lit un fichier du disque comme le ferait l'envoi ; lève si le fichier est refusé. */
export async function lireDuDisque(acteur: Acteur, chemin: string, genre: Genre): Promise<Lecture> {
  const r = await lireFichierSiecle({ source: readFileSync(chemin), nom: genre, rne: acteur.rne, attendus: [genre] });
  if (!r.ok) throw new Error(`${r.code} : ${r.message}`);
  return r.lecture;
}

/** Analyse les fichiers d'un dossier, sans les importer ; rend l'identifiant de l'analyse. */
export async function analyserDossier(acteur: Acteur, dossier: string, genre: GenreImport): Promise<string> {
  const sts = readdirSync(dossier).find((n) => n.startsWith('sts_emp_')) ?? '';
  const fichiers: [string, Genre][] =
    genre === 'enseignants'
      ? [[sts, 'sts']]
      : [
          ['ElevesSansAdresses.xml', 'eleves'],
          ['ResponsablesAvecAdresses.xml', 'responsables'],
        ];
  const lues = await Promise.all(fichiers.map(([nom, g]) => lireDuDisque(acteur, join(dossier, nom), g)));
  const decrits = lues.map((l) => ({ nom: l.fichier, octets: 0, genre: l.genre, dateExport: l.dateExport }));
  return analyser(acteur, genre, ranger(lues), decrits);
}

/** Analyse puis importe, confirmations données. */
export async function importerDossier(acteur: Acteur, dossier: string, genre: GenreImport): Promise<SuiteImport> {
  return importer(acteur, await analyserDossier(acteur, dossier, genre), { confirme: true });
}
