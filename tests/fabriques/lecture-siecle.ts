import { crc32, deflateRawSync } from 'node:zlib';
import { lireFichierSiecle, type ResultatLecture } from '@/lib/siecle/serveur/lecture/lire-fichier';
import type { Anomalie, Genre, Lecture } from '@/lib/siecle/types';

const RNE = '0999001W';
const TOUS: readonly Genre[] = ['sts', 'eleves', 'responsables'];
const LATIN9 = new Map(
  [...'€ŠšŽžŒœŸ'].map((lettre, i) => [lettre, [0xa4, 0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe][i]]),
);

/** Encode en ISO-8859-15, comme SIECLE ; un caractère absent devient « ? ». */
export function latin9(texte: string): Buffer {
  return Buffer.from(Array.from(texte, (c) => LATIN9.get(c) ?? (c.charCodeAt(0) < 256 ? c.charCodeAt(0) : 0x3f)));
}

const entete = (rne: string, annee: number | string): string =>
  `<PARAMETRES><UAJ>${rne}</UAJ><ANNEE_SCOLAIRE>${annee}</ANNEE_SCOLAIRE><DATE_EXPORT>06/10/2025</DATE_EXPORT></PARAMETRES>`;

interface Options {
  rne?: string;
  annee?: number | string;
  declaration?: string;
}

const DECLARATION = '<?xml version="1.0" encoding="ISO-8859-15"?>\n';

/** Un BEE_ELEVES : le contenu de ELEVES et celui de STRUCTURES. */
export function xmlEleves(eleves: string, structures = '', o: Options = {}): string {
  return (
    `${o.declaration ?? DECLARATION}<BEE_ELEVES VERSION="3.0">${entete(o.rne ?? RNE, o.annee ?? 2025)}\n<DONNEES>` +
    `<ELEVES>${eleves}</ELEVES>\n<STRUCTURES>${structures}</STRUCTURES></DONNEES></BEE_ELEVES>`
  );
}

/** Un élève complet et inscrit en 2GATL1, que `champs` (balises en tête de fiche) peut préciser. */
export const eleve = (id: string, nom = 'MARTIN', champs = '', naissance = '15/06/2009'): string =>
  `\n<ELEVE ELEVE_ID="${id}" ELENOET="9${id}"><NOM_DE_FAMILLE>${nom}</NOM_DE_FAMILLE><PRENOM>Zoé</PRENOM>` +
  `<DATE_NAISS>${naissance}</DATE_NAISS>${champs}</ELEVE>`;

/** Les structures d'un élève, en paires code + type. */
export const structures = (id: string, ...codes: [string, 'D' | 'G'][]): string =>
  `\n<STRUCTURES_ELEVE ELEVE_ID="${id}">${codes
    .map(
      ([c, t]) => `<STRUCTURE><CODE_STRUCTURE>${c}</CODE_STRUCTURE><TYPE_STRUCTURE>${t}</TYPE_STRUCTURE></STRUCTURE>`,
    )
    .join('')}</STRUCTURES_ELEVE>`;

/** Un BEE_RESPONSABLES : le contenu de PERSONNES et celui de RESPONSABLES. */
export const xmlResponsables = (personnes: string, liens: string, o: Options = {}): string =>
  `${DECLARATION}<BEE_RESPONSABLES VERSION="2.1">${entete(o.rne ?? RNE, o.annee ?? 2025)}\n<DONNEES>` +
  `<PERSONNES>${personnes}</PERSONNES>\n<RESPONSABLES>${liens}</RESPONSABLES></DONNEES></BEE_RESPONSABLES>`;

/** Un STS_EDT : le contenu de INDIVIDUS, de DIVISIONS, de GROUPES et de SUPPLEANTS. */
export const xmlSts = (individus: string, divisions = '', groupes = '', suppleants = '', o: Options = {}): string =>
  `${DECLARATION}<STS_EDT><PARAMETRES><UAJ CODE="${o.rne ?? RNE}"><DENOM_PRINC>LYCEE </DENOM_PRINC>` +
  `<DENOM_COMPL>DES TESTS</DENOM_COMPL></UAJ><ANNEE_SCOLAIRE ANNEE="${o.annee ?? 2025}"/></PARAMETRES>\n<DONNEES>` +
  `<INDIVIDUS>${individus}</INDIVIDUS><SUPPLEANTS>${suppleants}</SUPPLEANTS>` +
  `<STRUCTURE><DIVISIONS>${divisions}</DIVISIONS><GROUPES>${groupes}</GROUPES></STRUCTURE></DONNEES></STS_EDT>`;

/** Lit un texte (encodé en ISO-8859-15) ou des octets ; tous les genres sont acceptés si rien n'est dit. */
export function lire(contenu: string | Buffer, attendus = TOUS, annee?: number, rne = RNE): Promise<ResultatLecture> {
  const source = typeof contenu === 'string' ? latin9(contenu) : contenu;
  return lireFichierSiecle({ source, nom: 'essai.xml', rne, attendus, ...(annee !== undefined && { annee }) });
}

/** La lecture d'un fichier accepté, du genre voulu ; échoue si le fichier est refusé ou d'un autre genre. */
export async function lireBon<G extends Genre>(genre: G, contenu: string | Buffer) {
  const resultat = await lire(contenu);
  if (!resultat.ok) throw new Error(`refusé : ${resultat.message}`);
  if (!estDuGenre(resultat.lecture, genre)) throw new Error(`genre lu : ${resultat.lecture.genre}`);
  return resultat.lecture;
}

/** Resserre le type d'une lecture à son genre. */
export function estDuGenre<G extends Genre>(lecture: Lecture, genre: G): lecture is Extract<Lecture, { genre: G }> {
  return lecture.genre === genre;
}

/** Le code du refus d'un fichier, ou « accepté ». */
export async function codeRefus(contenu: string | Buffer, attendus = TOUS, annee?: number): Promise<string> {
  const resultat = await lire(contenu, attendus, annee);
  return resultat.ok ? 'accepté' : resultat.code;
}

/** Les anomalies en `code cle`, dans l'ordre. */
export const resume = (anomalies: Anomalie[]): string[] => anomalies.map((a) => `${a.code} ${a.cle}`.trim());

interface EntreeZip {
  nom: string;
  octets?: Buffer;
  crc?: number;
  /** Taille déployée annoncée, si elle doit mentir. */
  taille?: number;
  chiffree?: boolean;
  /** Le nom se dit en UTF-8. */
  utf8?: boolean;
  methode?: number;
}

function entreeZip(entree: EntreeZip, decalage: number): { locale: Buffer; centrale: Buffer } {
  const octets = entree.octets ?? Buffer.alloc(0);
  const corps = deflateRawSync(octets);
  const nom = Buffer.from(entree.nom);
  const commun = Buffer.alloc(26);
  commun.writeUInt16LE(20, 0);
  commun.writeUInt16LE((entree.chiffree ? 1 : 0) | (entree.utf8 ? 0x800 : 0), 2);
  commun.writeUInt16LE(entree.methode ?? 8, 4);
  commun.writeUInt32LE(entree.crc ?? crc32(octets), 10);
  commun.writeUInt32LE(corps.length, 14);
  commun.writeUInt32LE(entree.taille ?? octets.length, 18);
  commun.writeUInt16LE(nom.length, 22);
  const suite = Buffer.alloc(14);
  suite.writeUInt32LE(decalage, 10);
  return {
    locale: Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), commun, nom, corps]),
    centrale: Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), commun, suite, nom]),
  };
}

/** Une archive zip, au besoin fautive. */
export function zip(...entrees: EntreeZip[]): Buffer {
  const locales: Buffer[] = [];
  const centrales: Buffer[] = [];
  let decalage = 0;
  for (const entree of entrees) {
    const { locale, centrale } = entreeZip(entree, decalage);
    locales.push(locale);
    centrales.push(centrale);
    decalage += locale.length;
  }
  const annuaire = Buffer.concat(centrales);
  const fin = Buffer.alloc(22);
  fin.write('PK\x05\x06', 'latin1');
  fin.writeUInt16LE(entrees.length, 8);
  fin.writeUInt16LE(entrees.length, 10);
  fin.writeUInt32LE(annuaire.length, 12);
  fin.writeUInt32LE(decalage, 16);
  return Buffer.concat([...locales, annuaire, fin]);
}
