import 'server-only';
import { Journal, RefusFichier, refus } from '../../regles-anomalies';
import { type CodeRefus, NOMS_GENRES } from '../../textes';
import type { Genre, Lecture } from '../../types';
import { attributDe } from './balisage';
import type { Source } from './blocs';
import { LecteurEleves } from './eleves';
import { decoder } from './encodage';
import type { Forme } from './forme';
import type { Contexte, Lecteur } from './lecteur';
import { octetsXml } from './octets';
import type { FicheXml, Suivi } from './recolte';
import { LecteurResponsables } from './responsables';
import { LecteurSts } from './sts-emp';
import { lireBalise, parcourir } from './xml';

/** Un fichier déposé et ce qu'il doit être. */
export interface Demande {
  source: Source;
  /** Nom montré dans les anomalies ; il ne sert pas à reconnaître le fichier. */
  nom: string;
  /** RNE de l'établissement qui importe. */
  rne: string;
  /** Année de la rentrée attendue ; sans elle, toute année convient. */
  annee?: number;
  /** Genres acceptés à cet emplacement. */
  attendus: readonly Genre[];
}

export type ResultatLecture =
  | { ok: true; lecture: Lecture }
  | { ok: false; code: CodeRefus; message: string; fichier: string; ligne?: number };

const RACINES: ReadonlyMap<string, Genre> = new Map([
  ['STS_EDT', 'sts'],
  ['BEE_ELEVES', 'eleves'],
  ['BEE_RESPONSABLES', 'responsables'],
]);

const NOMENCLATURES: ReadonlyMap<string, string> = new Map([
  ['BEE_NOMENCLATURES', 'Nomenclature.xml'],
  ['BEE_STRUCTURES', 'Structures.xml'],
  ['BEE_COMMUN', 'Communs.xml'],
  ['BEE_COMMUNS', 'Communs.xml'],
]);

/** Le genre d'un fichier d'après sa racine ; refuse ce qui n'est pas attendu ici en nommant ce qui a été déposé. */
function reconnaitre(racine: string, attendus: readonly Genre[]): Genre {
  const genre = RACINES.get(racine);
  if (genre !== undefined && attendus.includes(genre)) return genre;
  const attendu = attendus.map((g) => NOMS_GENRES[g]).join(' ou ');
  if (genre !== undefined) throw refus('mauvais-emplacement', { trouve: NOMS_GENRES[genre], attendu });
  if (racine === 'EDT_STS') throw refus('remontee', {});
  const nomenclature = NOMENCLATURES.get(racine);
  if (nomenclature !== undefined) throw refus('nomenclature', { racine: nomenclature, attendu });
  throw refus('racine-inconnue', { racine: racine.slice(0, 40), attendu });
}

function creerLecteur(genre: Genre, contexte: Contexte): Lecteur {
  if (genre === 'sts') return new LecteurSts(contexte);
  return genre === 'eleves' ? new LecteurEleves(contexte) : new LecteurResponsables(contexte);
}

/** Relie le découpage aux lecteurs : la racine choisit le lecteur, qui reçoit ensuite chaque fiche. */
class Aiguillage implements Suivi {
  readonly #demande: Demande;
  readonly #journal: Journal;
  #lecteur: Lecteur | null = null;

  constructor(demande: Demande, journal: Journal) {
    this.#demande = demande;
    this.#journal = journal;
  }

  surRacine(nom: string, attributs: string): Forme {
    const { rne, annee, attendus, nom: fichier } = this.#demande;
    const version = attributDe(attributs, 'VERSION');
    const genre = reconnaitre(nom, attendus);
    this.#lecteur = creerLecteur(genre, { fichier, rne, annee, version, journal: this.#journal });
    return this.#lecteur.forme;
  }

  surFiche(fiche: FicheXml): void {
    this.#lecteur?.fiche(fiche.nom, lireBalise(fiche), fiche.ligne);
  }

  finir(): Lecture {
    if (this.#lecteur === null) throw refus('vide', {});
    return this.#lecteur.finir();
  }
}

/**
 * Lit un fichier de STSWEB ou de SIECLE, nu ou zippé, au fil de l'eau et sans base de données. Une faute du fichier
 * (contenant, encodage, XML, genre, établissement, année, rien dedans) le refuse entier, avec un texte qui dit quoi,
 * où et que faire ; une faute de ligne est une anomalie et le reste est lu. Seule une panne imprévue est levée.
 */
export async function lireFichierSiecle(demande: Demande): Promise<ResultatLecture> {
  const journal = new Journal(demande.nom);
  const aiguillage = new Aiguillage(demande, journal);
  try {
    const surMelange = (annonce: string) => journal.noter('encodage-melange', {}, { annonce });
    await parcourir(decoder(octetsXml(demande.source), surMelange), aiguillage);
    return { ok: true, lecture: aiguillage.finir() };
  } catch (erreur) {
    if (!(erreur instanceof RefusFichier)) throw erreur;
    const { code, message, ligne } = erreur;
    return { ok: false, code, message, fichier: demande.nom, ...(ligne !== undefined && { ligne }) };
  }
}
