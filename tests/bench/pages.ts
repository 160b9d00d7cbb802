import { Agent, get } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { cookieDe as uneSession } from '@/tests/fabriques/session';
import { processeur } from './memoire';
import { fois, type Mesure, ratio, resumer } from './mesure';

const TOURS = 100;
/** Demandes avant de mesurer : un serveur tourne chaud. */
const CHAUFFE = 100;

/** L'en-tête `cookie` d'une session neuve de cette personne. */
export async function cookieDe(acteur: Acteur): Promise<string> {
  const { name, value } = await uneSession(acteur);
  return `${name}=${value}`;
}

/** Les connexions d'un navigateur restent ouvertes d'une demande à l'autre. */
const agent = new Agent({ keepAlive: true });

/**
 * Demande une page et la reçoit jusqu'au dernier octet, compressée, telle qu'elle arrive : la décompresser n'est pas du
 * temps du serveur. Échoue si elle n'est pas rendue.
 */
export const demander = (adresse: string, cookie: string): Promise<Buffer> =>
  new Promise((ok, echouer) => {
    const demande = get(adresse, { agent, headers: { cookie, 'accept-encoding': 'gzip' } }, (reponse) => {
      const blocs: Buffer[] = [];
      reponse.on('data', (bloc: Buffer) => blocs.push(bloc));
      reponse.on('error', echouer);
      reponse.on('end', () => {
        if (reponse.statusCode === 200) ok(Buffer.concat(blocs));
        else echouer(new Error(`${adresse} : ${reponse.statusCode}`));
      });
    });
    demande.on('error', echouer);
  });

/** Le HTML d'une page. */
export const html = async (adresse: string, cookie: string): Promise<string> => {
  const recue = await demander(adresse, cookie);
  return (recue[0] === 0x1f && recue[1] === 0x8b ? gunzipSync(recue) : recue).toString();
};

/** JavaScript compressé (gzip), en ko : celui que la page attend, et celui de ses parties différées, préchargé avec elle. */
async function javascript(origine: string, page: string): Promise<{ attendu: number; differe: number }> {
  const nommes = (motif: RegExp) => [...page.matchAll(motif)].map(([, src]) => src ?? '');
  const scripts = new Set(nommes(/<script[^>]+src="([^"]+\.js[^"]*)"(?![^>]*noModule)/g));
  const prechargees = new Set(
    nommes(/<link rel="preload"[^>]+href="([^"]+\.js[^"]*)"/g).filter((src) => !scripts.has(src)),
  );
  const peser = async (adresses: Iterable<string>) => {
    const tailles = [...adresses].map(
      async (src) => gzipSync(await (await fetch(new URL(src, origine))).bytes()).length,
    );
    return (await Promise.all(tailles)).reduce((a, b) => a + b, 0) / 1000;
  };
  return { attendu: await peser(scripts), differe: await peser(prechargees) };
}

/** Ce que pèse le JavaScript d'une page ; ce qui vient juste après est dit à côté. */
export async function mesurerJavascript(origine: string, quoi: string, page: string, cible: number): Promise<Mesure> {
  const { attendu, differe } = await javascript(origine, page);
  const note = differe > 0 ? `puis ${ratio(differe)} ko, préchargés` : '';
  return resumer(`${quoi} : JavaScript du premier chargement`, [attendu], 'ko', { cible, note });
}

export interface PageMesuree {
  quoi: string;
  chemin: string;
  acteur?: Acteur;
  cible?: number;
  note?: string;
}

/** Temps de réponse (HTTP complet, sur la boucle locale) et poids du JavaScript de chaque page. */
export async function mesurerPages(origine: string, pages: readonly PageMesuree[]): Promise<Mesure[]> {
  const mesures: Mesure[] = [];
  for (const p of pages) {
    const page = await html(origine + p.chemin, p.acteur ? await cookieDe(p.acteur) : '');
    mesures.push(await mesurerReponse(origine, p), await mesurerJavascript(origine, p.quoi, page, 170));
  }
  return mesures;
}

/** La réponse entière à une adresse (page ou fichier), serveur chaud. */
export async function mesurerReponse(
  origine: string,
  p: PageMesuree,
  { chauffe = CHAUFFE, tours = TOURS } = {},
): Promise<Mesure> {
  const cookie = p.acteur ? await cookieDe(p.acteur) : '';
  const ouvrir = () => demander(origine + p.chemin, cookie);
  for (let i = 0; i < chauffe; i++) await ouvrir();
  const avant = processeur();
  const durees = await fois(tours, ouvrir);
  const apres = processeur();
  const calcul = avant !== null && apres !== null ? `processeur du serveur : ${ratio((apres - avant) / tours)} ms` : '';
  const note = [p.note, calcul].filter(Boolean).join(' ; ');
  return resumer(`${p.quoi} : réponse`, durees, 'ms', { ...(p.cible && { cible: p.cible }), note });
}
