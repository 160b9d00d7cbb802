import 'server-only';
import { rneValide } from '@/lib/etablissement/regles-rne';
import { type Journal, refus } from '../../regles-anomalies';
import type { Entete, Lecture } from '../../types';
import type { Forme } from './forme';
import type { Noeud } from './xml';

/** Ce qu'on sait avant de lire : de quel établissement et de quelle année le fichier doit être. */
export interface Contexte {
  fichier: string;
  rne: string;
  annee: number | undefined;
  version: string | null;
  journal: Journal;
}

/** Un genre de fichier : la forme qu'on en garde, ce qu'on fait de chaque fiche, et la lecture qui en résulte. */
export interface Lecteur {
  forme: Forme;
  fiche(nom: string, noeud: Noeud, ligne: number): void;
  finir(): Lecture;
}

/**
 * Contrôle l'établissement et l'année dès que PARAMETRES est lu. Refuse un fichier sans RNE, d'un autre établissement
 * ou d'une autre année ; une lettre de contrôle fausse n'est qu'un avertissement. `lue` nulle : PARAMETRES absent.
 */
export function verifierEntete(
  contexte: Contexte,
  lu: { rne: string | null; annee: string | null; dateExport: string | null },
): Omit<Entete, 'anomalies'> {
  const rne = lu.rne?.toUpperCase();
  const attendu = contexte.rne.toUpperCase();
  if (rne === undefined) throw refus('sans-rne', {});
  if (rne !== attendu) throw refus('autre-rne', { lu: rne.slice(0, 20), attendu });
  if (!rneValide(rne)) contexte.journal.noter('rne-cle', {}, { rne });
  const annee = lu.annee !== null && /^\d{4}$/.test(lu.annee) ? Number(lu.annee) : null;
  if (contexte.annee !== undefined) verifierAnnee(annee, contexte.annee);
  return { fichier: contexte.fichier, rne, annee, dateExport: lu.dateExport, version: contexte.version };
}

function verifierAnnee(lue: number | null, attendue: number): void {
  if (lue === null) throw refus('sans-annee', {});
  if (lue === attendue) return;
  throw refus('autre-annee', { lue: `${lue}-${lue + 1}`, attendue: `${attendue}-${attendue + 1}` });
}
