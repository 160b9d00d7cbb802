import type { Partie } from '@/lib/passeport/regles';

/** Une fiche d'activité professionnelle compte deux pages au plus (règlement de l'épreuve E31). */
export const PAGES_MAX = 2;

/** Groupes évalués en PFMP (épreuve E31) : seules leurs fiches deviennent des fiches d'activité (G 3.15.2). */
export const GROUPES_CERTIFIES: Readonly<Record<string, readonly string[]>> = {
  'BACPRO-TRANSPORT': ['G2', 'G3', 'G4', 'G6'],
  'BACPRO-LOGISTIQUE': ['G1', 'G2', 'G6'],
};

/** Ce qu'une fiche devient : extrait du passeport (GA), fiche du BEP, fiche d'activité de l'épreuve E31, fiche ordinaire. */
export type Genre = 'ga' | 'bep' | 'activite' | 'fiche';

export function genreDe(fiche: { referentiel: string; famille: string }, partie: Partie): Genre {
  if (partie === 'bep') return 'bep';
  if (fiche.famille === 'ga') return 'ga';
  return fiche.referentiel in GROUPES_CERTIFIES ? 'activite' : 'fiche';
}

export const TITRES: Readonly<Record<Genre, string>> = {
  ga: 'Passeport professionnel',
  bep: 'Passeport professionnel – partie BEP',
  activite: 'Fiche d’activité professionnelle',
  fiche: 'Fiche de situation professionnelle',
};

interface FicheJugee {
  referentiel: string;
  lieu: 'pfmp' | 'etablissement';
  groupe: { code: string } | null;
}

/** Pourquoi cette fiche ne sert pas à la certification, et ne s'exporte donc pas ; nul si elle s'exporte. */
export function empecheExport({ referentiel, lieu, groupe }: FicheJugee): string | null {
  const groupes = GROUPES_CERTIFIES[referentiel];
  if (!groupes) return null;
  if (!groupe || !groupes.includes(groupe.code))
    return `Seules les fiches des groupes ${enumerer(groupes.map((g) => g.slice(1)))} servent à la certification.`;
  if (lieu !== 'pfmp') return 'Seules les fiches réalisées en PFMP servent à la certification.';
  return null;
}

/** Ce qui dépasse, en lignes de texte ; nul quand tout tient. */
export const direDepassement = (lignes: number): string | null =>
  lignes > 0
    ? `Dépasse ${PAGES_MAX} pages de ${lignes} ligne${lignes > 1 ? 's' : ''}\u00a0: elle est à raccourcir.`
    : null;

/** « 2, 3, 4 et 6 ». */
const enumerer = (mots: readonly string[]): string =>
  mots.length > 1 ? `${mots.slice(0, -1).join(', ')} et ${mots.at(-1)}` : (mots[0] ?? '');

interface LigneCochee {
  onglet: string;
  /** Fichiers qui iraient dans l'archive. */
  fichiers: number;
}

interface Options {
  pieces: boolean;
  recap: boolean;
}

/** Combien de fichiers donnerait cette demande : fiches, pièces jointes, un récapitulatif par onglet. */
export function compterFichiers(cochees: readonly LigneCochee[], { pieces, recap }: Options): number {
  const joints = pieces ? cochees.reduce((n, l) => n + l.fichiers, 0) : 0;
  const recaps = recap ? new Set(cochees.map((l) => l.onglet)).size : 0;
  return cochees.length + joints + recaps;
}

/** Ce qui sera téléchargé. */
export function direSelection(cochees: readonly LigneCochee[], options: Options): string {
  if (cochees.length === 0) return 'Aucune fiche cochée.';
  const fiches = cochees.length === 1 ? '1 fiche cochée' : `${cochees.length} fiches cochées`;
  const total = compterFichiers(cochees, options);
  return total === 1 ? `${fiches}\u00a0: un PDF.` : `${fiches}\u00a0: une archive ZIP de ${total} fichiers.`;
}
