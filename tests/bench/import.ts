import { openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { ecrire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { lireFichierSiecle } from '@/lib/siecle/serveur/lecture/lire-fichier';
import { analyser, importer, ranger } from '@/lib/siecle/serveur/mutations';
import type { Genre } from '@/lib/siecle/types';
import { ANNEE, EXPORT_LE, ecoleAuHasard, type Taille } from '@/tests/fabriques/ecole-au-hasard';
import { uneEcoleVide } from '@/tests/fabriques/ecole-siecle';
import { latin9 } from '@/tests/fabriques/lecture-siecle';
import { texteEleves, texteResponsables, texteSts } from '@/tests/fabriques/siecle';
import { chronometrer, type Mesure, resumer } from './mesure';

/** Ce qu'un vrai export dit de plus, et que Griotte saute : 2 Ko par élève, 1,5 Ko par responsable. */
const ordinaires = (octets: number) =>
  Array.from(
    { length: Math.round(octets / 50) },
    (_, i) => `\n        <CHAMP_${i}>VALEUR ORDINAIRE ${i}</CHAMP_${i}>`,
  ).join('');
const PAR_ELEVE = ordinaires(1600);
const PAR_PERSONNE = ordinaires(1100);

/** Écrit dans un dossier les trois exports d'une école tirée au sort. */
async function ecrireExports(dossier: string, rne: string, taille: Taille): Promise<void> {
  const { ecole } = ecoleAuHasard(taille);
  const dit = { ...ecole, annee: ANNEE, exporteLe: EXPORT_LE };
  const textes: Record<Genre, string> = {
    sts: texteSts(rne, dit),
    eleves: texteEleves(rne, dit).replaceAll('</ELEVE>', `${PAR_ELEVE}</ELEVE>`),
    responsables: texteResponsables(rne, dit).replaceAll('</PERSONNE>', `${PAR_PERSONNE}</PERSONNE>`),
  };
  for (const [genre, texte] of Object.entries(textes)) await writeFile(join(dossier, `${genre}.xml`), latin9(texte));
}

async function lire(acteur: Acteur, dossier: string, genre: Genre) {
  const source = (await openAsBlob(join(dossier, `${genre}.xml`))).stream();
  const r = await lireFichierSiecle({ source, nom: genre, rne: acteur.rne, attendus: [genre] });
  if (!r.ok) throw new Error(r.message);
  return r.lecture;
}

interface Passage {
  lecture: number;
  total: number;
  memoire: number;
}

/** L'import entier d'un établissement neuf : lecture, analyse, transaction. Temps du serveur, sans l'envoi. */
async function passer(admin: Acteur, dossier: string): Promise<Passage> {
  globalThis.gc?.();
  const avant = process.memoryUsage().rss;
  let sommet = avant;
  const guet = setInterval(() => {
    sommet = Math.max(sommet, process.memoryUsage().rss);
  }, 10);
  let lecture = 0;
  const [total] = await chronometrer(async () => {
    const [a, sts] = await chronometrer(() => lire(admin, dossier, 'sts'));
    await importer(admin, await analyser(admin, 'enseignants', ranger([sts]), []), { confirme: true });
    const [b, eleves] = await chronometrer(() => lire(admin, dossier, 'eleves'));
    const [c, responsables] = await chronometrer(() => lire(admin, dossier, 'responsables'));
    await importer(admin, await analyser(admin, 'apprenants', ranger([eleves, responsables]), []), { confirme: true });
    lecture = a + b + c;
  });
  clearInterval(guet);
  return { lecture, total, memoire: (sommet - avant) / 1e6 };
}

/** Un établissement neuf, l'import de ses fichiers, et la référence nue. */
export async function mesurerUn(taille: Taille): Promise<Passage & { nue: number }> {
  const dossier = await mkdtemp(join(tmpdir(), 'griotte-imports-'));
  try {
    const admin = await uneEcoleVide();
    await ecrireExports(dossier, admin.rne, taille);
    return { ...(await passer(admin, dossier)), nue: await copieNue(admin.rne) };
  } finally {
    await rm(dossier, { recursive: true });
  }
}

/** Référence nue : les mêmes lignes de comptes, recopiées d'une table à l'autre, sans lecture ni plan. */
async function copieNue(rne: string): Promise<number> {
  const [duree] = await chronometrer(() =>
    ecrire(systeme(rne), 'bench.copie', async (tx) => {
      await tx.execute(sql`create temp table copie on commit drop as select * from compte where rne = ${rne}`);
      await tx.execute(sql`create unique index on copie (rne, id)`);
      await tx.execute(sql`create unique index on copie (rne, login)`);
    }),
  );
  return duree;
}

interface Cas {
  quoi: string;
  taille: Taille;
  fois: number;
  cible?: number;
  memoire?: number;
}

const CAS: Cas[] = [
  {
    quoi: '110 personnels + 1 200 apprenants + leurs responsables',
    taille: { eleves: 1200, enseignants: 110, divisions: 50 },
    fois: 5,
    cible: 1200,
  },
  {
    quoi: '175 personnels + 2 000 apprenants + leurs responsables',
    taille: { eleves: 2000, enseignants: 175, divisions: 84 },
    fois: 5,
    cible: 2500,
    memoire: 300,
  },
  { quoi: '20 000 apprenants', taille: { eleves: 20_000, enseignants: 1500, divisions: 400 }, fois: 1 },
];

/** Mesures des imports. Le nombre de passages est celui de chaque cas ; chaque passage est un établissement neuf. */
export async function mesurerImports(): Promise<Mesure[]> {
  const mesures: Mesure[] = [];
  for (const cas of CAS) {
    const passages: Awaited<ReturnType<typeof mesurerUn>>[] = [];
    for (let i = 0; i < cas.fois; i++) passages.push(await mesurerUn(cas.taille));
    const nue = passages.at(-1)?.nue ?? 0;
    const total = resumer(
      `Import, ${cas.quoi}`,
      passages.map((p) => p.total),
      'ms',
      cas.cible ? { cible: cas.cible } : {},
    );
    const lecture = resumer(
      'dont lecture des fichiers',
      passages.map((p) => p.lecture),
      'ms',
    );
    mesures.push(
      {
        ...total,
        note: `${(total.mediane / lecture.mediane).toFixed(1).replace('.', ',')} fois la lecture seule ; copie nue des comptes : ${Math.round(nue)} ms`,
      },
      lecture,
      resumer(
        'mémoire du processus, en plus',
        passages.map((p) => p.memoire),
        'Mo',
        cas.memoire ? { cible: cas.memoire } : {},
      ),
    );
  }
  return mesures;
}
