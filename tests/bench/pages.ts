import { gzipSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/acteur';
import { ecrireJeton, nomCookieSession } from '@/lib/acces/jeton';
import { processeur } from './memoire';
import { fois, type Mesure, ratio, resumer } from './mesure';

const TOURS = 100;
/** Demandes avant de mesurer : un serveur tourne chaud. */
const CHAUFFE = 100;

/** Le cookie d'une session ouverte de cette personne. */
export async function cookieDe(acteur: Acteur): Promise<string> {
  const [c] = await lire(acteur, (tx) =>
    tx.select({ version: compte.versionSession }).from(compte).where(eq(compte.id, acteur.compteId)),
  );
  const jeton = { rne: acteur.rne, compteId: acteur.compteId, versionSession: c?.version ?? 0, aPersonnaliser: false };
  return `${nomCookieSession()}=${await ecrireJeton(jeton)}`;
}

/** Le HTML d'une page ; échoue si elle n'est pas rendue. */
export const demander = async (adresse: string, cookie: string) => {
  const reponse = await fetch(adresse, { headers: { cookie }, redirect: 'manual' });
  if (reponse.status !== 200) throw new Error(`${adresse} : ${reponse.status}`);
  return reponse.text();
};

/** JavaScript du premier chargement, compressé (gzip), en ko : tout script nommé par la page. */
export async function javascript(origine: string, html: string): Promise<number> {
  const scripts = new Set(
    [...html.matchAll(/<script[^>]+src="([^"]+\.js[^"]*)"(?![^>]*noModule)/g)].map(([, src]) => src ?? ''),
  );
  const tailles = await Promise.all(
    [...scripts].map(async (src) => gzipSync(await (await fetch(new URL(src, origine))).bytes()).length),
  );
  return tailles.reduce((a, b) => a + b, 0) / 1000;
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
    const html = await demander(origine + p.chemin, p.acteur ? await cookieDe(p.acteur) : '');
    mesures.push(
      await mesurerReponse(origine, p),
      resumer(`${p.quoi} : JavaScript du premier chargement`, [await javascript(origine, html)], 'ko', { cible: 170 }),
    );
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
