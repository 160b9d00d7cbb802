import 'server-only';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { constants, inflate } from 'node:zlib';
import { Refus } from '@/lib/acces/refus';
import { type FluxPdf, LecteurPdf } from './pdf-lecture';
import { CONSTAT_VIDE, type Constat, constater } from './pdf-motifs';

const decomprimer = promisify(inflate);

/** Ce qu'un flux d'objets peut peser, comprimé puis clair, et tous ensemble : au-delà, c'est une bombe. */
const OBJETS_COMPRIMES = 4 * 1024 ** 2;
const OBJETS_CLAIRS = 16 * 1024 ** 2;
const TOUS_OBJETS = 128 * 1024 ** 2;

/** La fin d'un PDF, où se trouve sa dernière table. */
const QUEUE = 2048;
const APERCU = 512;

/**
 * Contrôle un PDF sur le disque, sans le charger en mémoire : entier, en clair, sans rien qui s'exécute. Les factures
 * électroniques (Factur-X : un PDF et son XML) passent ; tout autre fichier incorporé est refusé. Refus : `pdf-illisible`,
 * `pdf-protege`, `pdf-actif`, `fichier-double`.
 */
export async function examinerPdf(chemin: string, octets: number): Promise<void> {
  const fichier = await open(chemin);
  try {
    const pdf = new LecteurPdf(fichier, octets);
    await exigerFin(pdf);
    const constat = await examinerObjets(pdf, await examinerTexte(pdf));
    if (!constat.page) throw new Refus('pdf-illisible');
    await exigerIncorporesSurs(pdf, constat.incorpores);
  } finally {
    await fichier.close();
  }
}

async function exigerFin(pdf: LecteurPdf): Promise<void> {
  const queue = (await pdf.lire(Math.max(0, pdf.octets - QUEUE), QUEUE)).toString('latin1');
  if (!/startxref\s+\d+\s+%%EOF/.test(queue)) throw new Refus('pdf-illisible');
}

/** Tout ce qui se lit sans rien décomprimer. */
async function examinerTexte(pdf: LecteurPdf): Promise<Constat> {
  let constat = CONSTAT_VIDE;
  for await (const fenetre of pdf.fenetres()) constat = retenir(constat, fenetre);
  return constat;
}

/** Le chiffrement se dit d'abord : on ne peut rien affirmer du reste. */
function retenir(avant: Constat, texte: string): Constat {
  const constat = constater(avant, texte);
  if (constat.chiffre) throw new Refus('pdf-protege');
  if (constat.archive) throw new Refus('fichier-double');
  if (constat.actif || !constat.incorpores) throw new Refus('pdf-actif');
  return constat;
}

/** Les objets comprimés : ceux des flux qui s'annoncent, et de ceux qui en ont l'allure. */
async function examinerObjets(pdf: LecteurPdf, depart: Constat): Promise<Constat> {
  let [constat, total] = [depart, 0];
  for await (const flux of pdf.flux()) {
    if (!flux.objets && !(await sembleObjets(pdf, flux))) continue;
    const clair = await lireObjets(pdf, flux);
    total += clair.length;
    if (total > TOUS_OBJETS) throw new Refus('pdf-illisible');
    constat = retenir(constat, clair);
  }
  return constat;
}

/** Un flux d'objets commence par les numéros et les places de ses objets. */
async function sembleObjets(pdf: LecteurPdf, flux: FluxPdf): Promise<boolean> {
  if (flux.fin - flux.debut > OBJETS_COMPRIMES) return false;
  return /^\s*\d+\s+\d+(?:\s+\d+\s+\d+)*(?:\s+\D|\s*$)/.test(await apercevoir(pdf, flux));
}

/** Le début d'un flux, décomprimé s'il l'est par zlib. */
async function apercevoir(pdf: LecteurPdf, { debut, fin }: FluxPdf): Promise<string> {
  const brut = await pdf.lire(debut, Math.min(APERCU, fin - debut));
  const clair = estZlib(brut)
    ? await decomprimer(brut, { finishFlush: constants.Z_SYNC_FLUSH }).catch(() => brut)
    : brut;
  return clair.toString('latin1');
}

const estZlib = (brut: Buffer) => brut.length > 2 && (brut.readUInt8(0) & 15) === 8 && brut.readUInt16BE(0) % 31 === 0;

/** Les objets d'un flux, en clair. Refus `pdf-illisible` s'il est trop gros, ou comprimé d'une façon inhabituelle. */
async function lireObjets(pdf: LecteurPdf, { debut, fin, objets }: FluxPdf): Promise<string> {
  if (fin - debut > OBJETS_COMPRIMES) throw new Refus('pdf-illisible');
  const brut = await pdf.lire(debut, fin - debut);
  if (!estZlib(brut)) {
    if (objets && !/^\s*\d/.test(brut.toString('latin1', 0, 16))) throw new Refus('pdf-illisible');
    return ''; // en clair : déjà lu
  }
  try {
    const options = { maxOutputLength: OBJETS_CLAIRS, finishFlush: constants.Z_SYNC_FLUSH };
    return (await decomprimer(brut, options)).toString('latin1');
  } catch {
    throw new Refus('pdf-illisible');
  }
}

/** Un fichier incorporé n'est admis que s'il est du XML, tous les flux qui portent son numéro compris. */
async function exigerIncorporesSurs(pdf: LecteurPdf, numeros: ReadonlySet<string> | null): Promise<void> {
  if (!numeros || numeros.size === 0) return;
  const vus = new Set<string>();
  for await (const flux of pdf.flux()) {
    const numero = /(\d+)\s+\d+\s+obj(?![\s\S]*\d\s+obj)/.exec(flux.avant)?.[1] ?? '';
    if (!numeros.has(numero)) continue;
    if (!/^(?:\xef\xbb\xbf)?\s*<[?a-zA-Z!]/.test(await apercevoir(pdf, flux))) throw new Refus('pdf-actif');
    vus.add(numero);
  }
  if (vus.size < numeros.size) throw new Refus('pdf-actif');
}
