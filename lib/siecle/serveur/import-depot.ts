import 'server-only';
import { eq } from 'drizzle-orm';
import { etablissement } from '@/db/schema/etablissement';
import { lire } from '@/db/tenant';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import type { Fin } from '@/lib/acces/serveur/flux';
import { libelleAnnee } from '@/lib/annee-scolaire';
import type { Genre, Lecture } from '../types';
import { lireFichierSiecle, type ResultatLecture } from './lecture/lire-fichier';
import { abandonner, analyser, type GenreImport, ranger } from './mutations';

export interface FichierDepose {
  genre: Genre;
  fichier: File;
}

export type EtapeAnalyse = { etape: 'lecture'; fichier: string; octets: number; total: number } | { etape: 'analyse' };

type Suivre = (etape: EtapeAnalyse) => void;

/** Les emplacements de fichier d'un import, dans l'ordre où on les lit. */
const EMPLACEMENTS: Record<Exclude<GenreImport, 'tableur'>, readonly Genre[]> = {
  enseignants: ['sts'],
  apprenants: ['eleves', 'responsables'],
};

/**
 * Range un envoi : `genre` dit l'import, chaque fichier est dans le champ de son genre (`sts`, `eleves`,
 * `responsables`). Refuse un genre inconnu et un envoi sans fichier.
 */
export function lireEnvoi(formulaire: FormData): { genre: keyof typeof EMPLACEMENTS; fichiers: FichierDepose[] } {
  const genre = formulaire.get('genre');
  if (genre !== 'enseignants' && genre !== 'apprenants') throw new Refus('saisie');
  const fichiers = EMPLACEMENTS[genre].flatMap((place) => {
    const depose = formulaire.get(place);
    return depose instanceof File && (depose.size > 0 || depose.name) ? [{ genre: place, fichier: depose }] : [];
  });
  if (fichiers.length === 0) throw new Refus('import-sans-fichier');
  return { genre, fichiers };
}

/**
 * Lit les fichiers déposés puis les analyse (IMP-1, IMP-2, IMP-5). Rend l'identifiant de l'analyse, ou le refus du
 * premier fichier fautif. Si `signal` est levé, s'arrête et ne laisse pas d'analyse.
 */
export async function analyserEnvoi(
  acteur: Acteur,
  envoi: ReturnType<typeof lireEnvoi>,
  suivre: Suivre,
  signal: AbortSignal,
): Promise<Fin<{ id: string }>> {
  const annee = await anneeCourante(acteur);
  if (envoi.genre === 'apprenants' && annee === null) throw new Refus('import-enseignants-dabord');
  const lues: Lecture[] = [];
  for (const depose of envoi.fichiers) {
    const lu = await lireUn(acteur, depose, annee, suivre, signal);
    if (!lu.ok) return { refus: enRefus(lu) };
    lues.push(lu.lecture);
  }
  signal.throwIfAborted();
  suivre({ etape: 'analyse' });
  const id = await analyser(acteur, envoi.genre, ranger(lues), decrire(envoi.fichiers, lues));
  if (signal.aborted) await abandonner(acteur, id);
  return { fin: { id } };
}

const anneeCourante = (acteur: Acteur) =>
  lire(acteur, async (tx) => {
    const [e] = await tx
      .select({ annee: etablissement.anneeCourante })
      .from(etablissement)
      .where(eq(etablissement.rne, acteur.rne));
    return e?.annee ?? null;
  });

/** L'année attendue est celle des divisions connues ; le fichier des enseignants, lui, peut en ouvrir une nouvelle. */
async function lireUn(
  acteur: Acteur,
  { genre, fichier }: FichierDepose,
  annee: number | null,
  suivre: Suivre,
  signal: AbortSignal,
): Promise<ResultatLecture> {
  const lu = await lireFichierSiecle({
    source: suivreLecture(fichier, suivre, signal),
    nom: fichier.name.slice(-120),
    rne: acteur.rne,
    attendus: [genre],
    ...(genre !== 'sts' && annee !== null && { annee }),
  });
  if (lu.ok && lu.lecture.annee !== null && annee !== null && lu.lecture.annee < annee) {
    throw new Refus('import-annee-passee', { detail: surAnneePassee(lu.lecture.annee, annee) });
  }
  return lu;
}

const surAnneePassee = (lue: number, annee: number) =>
  `Il porte l’année ${libelleAnnee(lue)}, et votre établissement en est à ${libelleAnnee(annee)}. ` +
  `Choisissez ${libelleAnnee(annee)} dans STSWEB et refaites l’export.`;

/** Les octets d'un fichier, en disant une cinquantaine de fois où en est leur lecture. */
async function* suivreLecture(fichier: File, suivre: Suivre, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const total = fichier.size;
  const dire = (octets: number) => suivre({ etape: 'lecture', fichier: fichier.name, octets, total });
  let [lus, dits] = [0, 0];
  dire(0);
  for await (const bloc of fichier.stream()) {
    signal.throwIfAborted();
    lus += bloc.length;
    if (lus - dits >= total / 50) {
      dits = lus;
      dire(lus);
    }
    yield bloc;
  }
  dire(total);
}

const enRefus = ({ message, fichier, ligne }: Extract<ResultatLecture, { ok: false }>) => ({
  titre: 'Ce fichier ne peut pas être importé',
  message,
  fichier,
  ...(ligne !== undefined && { ligne }),
});

const decrire = (deposes: readonly FichierDepose[], lues: readonly Lecture[]) =>
  lues.map((l, rang) => ({
    nom: l.fichier,
    octets: deposes[rang]?.fichier.size ?? 0,
    genre: l.genre,
    dateExport: l.dateExport,
  }));
