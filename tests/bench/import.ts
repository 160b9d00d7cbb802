import { openAsBlob, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { ecrire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { lireFichierSiecle } from '@/lib/siecle/serveur/lecture/lire-fichier';
import { analyser, importer, ranger } from '@/lib/siecle/serveur/mutations';
import type { Genre } from '@/lib/siecle/types';
import { genererEcole } from '@/tests/fabriques/ecole-generee';
import { unCompte, unEtablissement } from '@/tests/fabriques/etablissement';
import { chronometrer, type Mesure, resumer } from './mesure';

async function lire(acteur: Acteur, dossier: string, nom: string, genre: Genre) {
  const source = (await openAsBlob(join(dossier, nom))).stream();
  const r = await lireFichierSiecle({ source, nom, rne: acteur.rne, attendus: [genre] });
  if (!r.ok) throw new Error(r.message);
  return r.lecture;
}

interface Passage {
  lecture: number;
  total: number;
  memoire: number;
}

/** L'import entier d'un établissement neuf : lecture, analyse, transaction. Temps du serveur, sans l'envoi. */
async function passer(dossier: string, rne: string): Promise<Passage> {
  await unEtablissement({ rne, annee: null });
  const admin = await unCompte(rne, 'administrateur');
  const base = join(dossier, 'base');
  const sts = readdirSync(base).find((n) => n.startsWith('sts_emp_')) ?? '';
  globalThis.gc?.();
  const avant = process.memoryUsage().rss;
  let sommet = avant;
  const guet = setInterval(() => {
    sommet = Math.max(sommet, process.memoryUsage().rss);
  }, 10);
  let lecture = 0;
  const [total] = await chronometrer(async () => {
    const [a, lue] = await chronometrer(() => lire(admin, base, sts, 'sts'));
    await importer(admin, await analyser(admin, 'enseignants', ranger([lue]), []), { confirme: true });
    const [b, eleves] = await chronometrer(() => lire(admin, base, 'ElevesSansAdresses.xml', 'eleves'));
    const [c, responsables] = await chronometrer(() =>
      lire(admin, base, 'ResponsablesAvecAdresses.xml', 'responsables'),
    );
    await importer(admin, await analyser(admin, 'apprenants', ranger([eleves, responsables]), []), { confirme: true });
    lecture = a + b + c;
  });
  clearInterval(guet);
  return { lecture, total, memoire: (sommet - avant) / 1e6 };
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
  options: string[];
  fois: number;
  cible?: number;
  memoire?: number;
}

const CAS: Cas[] = [
  {
    quoi: '110 personnels + 1 200 apprenants + leurs responsables',
    options: ['--eleves', '1200', '--enseignants', '110', '--divisions', '50'],
    fois: 5,
    cible: 1200,
  },
  { quoi: '2 000 apprenants + 4 685 personnes responsables', options: [], fois: 5, cible: 2500, memoire: 300 },
  { quoi: '20 000 apprenants', options: ['--eleves', '20000', '--divisions', '400', '--enseignants', '1500'], fois: 1 },
];

/** Mesures des imports. Le nombre de passages est celui de chaque cas ; chaque passage est un établissement neuf. */
export async function mesurerImports(): Promise<Mesure[]> {
  const mesures: Mesure[] = [];
  let numero = 9_991_000;
  for (const cas of CAS) {
    const passages: Passage[] = [];
    let nue = 0;
    for (let i = 0; i < cas.fois; i++) {
      const sept = `0${String(numero++).slice(1)}`;
      const rne = `${sept}${'ABCDEFGHJKLMNPRSTUVWXYZ'[Number(sept) % 23]}`;
      passages.push(await passer(genererEcole('--rne', rne, '--no-zip', ...cas.options), rne));
      nue = await copieNue(rne);
    }
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
