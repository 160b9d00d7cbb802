import { bilanEnPdf } from '@/lib/bilan/serveur/export-pdf';
import { lireBilans } from '@/lib/bilan/serveur/queries';
import type { TroisAns } from '@/tests/fabriques/trois-ans';
import { redessiner, retenirGestes } from './dessin-nu';
import { montee } from './memoire';
import { chronometrer, fois, type Mesure, ratio, resumer } from './mesure';
import { cookieDe, mesurerReponse } from './pages';

const adresse = (m: TroisAns, ids: readonly string[]) =>
  `/${m.rne}/bilan/export?${new URLSearchParams(ids.map((id) => ['apprenant', id]))}`;

/** Le PDF d'un apprenant, dans ce processus : tel que l'application le fait, puis le même dessin par pdfkit seul. */
async function mesurerDessin(m: TroisAns, rang: number, filiere: string): Promise<Mesure[]> {
  const [bilan] = await lireBilans(m.chef, m.divisions[rang]?.apprenants.slice(0, 1) ?? []);
  if (!bilan) throw new Error('aucun bilan');
  const gestes = await retenirGestes(() => bilanEnPdf(bilan));
  const [entier, nu]: [number[], number[]] = [[], []];
  // L'un après l'autre, tour à tour : ce qui ralentit la machine ralentit les deux.
  for (let tour = 0; tour < 60; tour++) {
    const durees = [
      (await chronometrer(() => bilanEnPdf(bilan)))[0],
      (await chronometrer(() => redessiner(gestes)))[0],
    ];
    if (tour < 20) continue;
    entier.push(durees[0] ?? 0);
    nu.push(durees[1] ?? 0);
  }
  const temoin = resumer(`dont le dessin nu, ${filiere}`, nu, 'ms');
  const mesure = resumer(`Un bilan PDF, ${filiere} (données lues)`, entier, 'ms');
  return [{ ...mesure, note: `${ratio(mesure.mediane / temoin.mediane)} fois le dessin nu des mêmes pages` }, temoin];
}

interface Reception {
  premier: number;
  total: number;
  octets: number;
}

/** Une archive reçue : quand vient le premier octet, quand le dernier. */
async function recevoir(adresseEntiere: string, cookie: string): Promise<Reception> {
  const debut = performance.now();
  const reponse = await fetch(adresseEntiere, { headers: { cookie } });
  if (reponse.status !== 200 || !reponse.body) throw new Error(`${adresseEntiere} : ${reponse.status}`);
  let [premier, octets] = [0, 0];
  for await (const bloc of reponse.body) {
    premier ||= performance.now() - debut;
    octets += bloc.length;
  }
  return { premier, total: performance.now() - debut, octets };
}

async function mesurerArchives(origine: string, m: TroisAns, rang: number, filiere: string): Promise<Mesure[]> {
  const cookie = await cookieDe(m.chef);
  const ids = m.divisions[rang]?.apprenants ?? [];
  const demander = () => recevoir(origine + adresse(m, ids), cookie);
  await fois(4, demander);
  const recues: Reception[] = [];
  for (let tour = 0; tour < 15; tour++) recues.push(await demander());
  return [
    resumer(
      `${ids.length} bilans en ZIP, ${filiere} : réponse entière`,
      recues.map((r) => r.total),
      'ms',
      { cible: 750, note: `${Math.round((recues[0]?.octets ?? 0) / 1000)} ko` },
    ),
    resumer(
      `${ids.length} bilans en ZIP, ${filiere} : premier octet`,
      recues.map((r) => r.premier),
      'ms',
      { cible: 200 },
    ),
  ];
}

async function mesurerMemoire(origine: string, m: TroisAns): Promise<Mesure[]> {
  const cookie = await cookieDe(m.chef);
  const ids = m.divisions.flatMap((d) => d.apprenants).slice(0, 200);
  const recues: Reception[] = [];
  const memoire = await montee(async () => recues.push(await recevoir(origine + adresse(m, ids), cookie)));
  const duree = resumer(
    '200 bilans en ZIP : réponse entière',
    recues.map((r) => r.total),
    'ms',
  );
  return memoire === null
    ? [duree]
    : [duree, resumer('200 bilans en ZIP : mémoire du serveur, en plus', [memoire], 'Mo', { cible: 150 })];
}

/** BIL-1 et BIL-2 : un bilan, ceux d'une classe, ceux de 200 apprenants, et le rapport au dessin nu. */
export async function mesurerBilans(origine: string, m: TroisAns): Promise<Mesure[]> {
  const mesures: Mesure[] = [];
  for (const [rang, filiere] of ['GA', 'Transport'].entries()) {
    const chemin = adresse(m, m.divisions[rang]?.apprenants.slice(0, 1) ?? []);
    mesures.push(
      await mesurerReponse(origine, { quoi: `Un bilan PDF, ${filiere}`, chemin, acteur: m.chef, cible: 40 }),
      ...(await mesurerDessin(m, rang, filiere)),
      ...(await mesurerArchives(origine, m, rang, filiere)),
    );
  }
  return [...mesures, ...(await mesurerMemoire(origine, m))];
}
