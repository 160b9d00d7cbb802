import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { estDuGenre } from '@/tests/fabriques/lecture-siecle';
import type { Genre } from '../../types';
import { lireFichierSiecle } from './lire-fichier';

const GENERATEUR = fileURLToPath(new URL('../../../../../shared/siecle/generate.mjs', import.meta.url));
const RNE = '0999001W';

/** Ce que le générateur attend d'une lecture juste (expected.json), réduit à ce qui est comparé. */
interface Attendu {
  date_export: string;
  eleves: Record<'total' | 'actifs_avec_division' | 'actifs_sans_division' | 'sortis', number> & {
    sortie_future: number[];
    sans_responsable: number;
  };
  divisions: Record<string, { mefs: string[]; effectif: number }>;
  groupes: number;
  responsables: Record<'personnes' | 'liens' | 'legaux_d_eleves_en_classe' | 'avec_mel', number> & {
    liens_par_parente: Record<string, number>;
  };
  sts: { par_fonction: Record<string, number>; suppleants: number; enseignants_avec_service: number };
}

/** Ce qui a changé entre deux fichiers (diff.json), réduit à ce qui est comparé. */
interface Difference {
  changement_division: { id: number; vers: string }[];
  sortis: { id: number }[];
  arrives: number[];
  revenu?: number;
  profs_partis: { id: number; mode: string }[];
  profs_arrives: { id: number }[];
  direction: { parti: number; arrive: number };
  responsables_retires: { eleve: number; personne: number }[];
  mels_ajoutes: number[];
}

const racine = mkdtempSync(join(tmpdir(), 'griotte-siecle-'));
afterAll(() => rmSync(racine, { recursive: true }));

function generer(nom: string, ...options: string[]): string {
  const dossier = join(racine, nom);
  execFileSync(process.execPath, [GENERATEUR, '--out', dossier, '--quiet', ...options]);
  return join(dossier, 'base');
}

function json<T>(chemin: string): T {
  return JSON.parse(readFileSync(chemin, 'utf8'));
}

async function lire<G extends Genre>(dossier: string, fichier: string, genre: G) {
  const source = createReadStream(join(dossier, fichier));
  const lu = await lireFichierSiecle({ source, nom: fichier, rne: RNE, annee: 2025, attendus: [genre] });
  if (!lu.ok) throw new Error(lu.message);
  if (!estDuGenre(lu.lecture, genre)) throw new Error(lu.lecture.genre);
  return lu.lecture;
}

async function lireTout(dossier: string, zip = false) {
  const bee = (nom: string) => (zip ? `ExportXML_${nom}.zip` : `${nom}.xml`);
  return {
    sts: await lire(dossier, readdirSync(dossier).find((f) => f.startsWith('sts_emp')) ?? '', 'sts'),
    eleves: await lire(dossier, bee('ElevesSansAdresses'), 'eleves'),
    responsables: await lire(dossier, bee('ResponsablesAvecAdresses'), 'responsables'),
  };
}

type Ecole = Awaited<ReturnType<typeof lireTout>>;

const compter = (codes: (string | null)[]): Record<string, number> => {
  const compte: Record<string, number> = {};
  for (const code of codes) compte[code ?? '(absent)'] = (compte[code ?? '(absent)'] ?? 0) + 1;
  return compte;
};

function verifierEleves({ eleves, sts }: Ecole, attendu: Attendu): void {
  const inscrits = eleves.eleves.filter((e) => e.inscrit);
  expect(eleves.dateExport).toBe(attendu.date_export);
  expect(eleves.eleves).toHaveLength(attendu.eleves.total);
  expect(inscrits).toHaveLength(attendu.eleves.actifs_avec_division);
  expect(eleves.anomalies.filter((a) => a.code === 'eleve-sans-division')).toHaveLength(
    attendu.eleves.actifs_sans_division,
  );
  const futurs = attendu.eleves.sortie_future.map(String);
  expect(inscrits.filter((e) => e.dateSortie !== null).map((e) => e.eleveId)).toEqual(futurs);
  expect(sts.divisions.map((d) => d.code)).toEqual(expect.arrayContaining(Object.keys(attendu.divisions)));
  for (const { code, mefs } of sts.divisions) {
    const effectif = inscrits.filter((e) => e.division === code).length;
    expect({ code, mefs, effectif }).toEqual({ code, ...attendu.divisions[code] });
  }
  expect(sts.groupes).toHaveLength(attendu.groupes);
}

function verifierResponsables({ eleves, responsables }: Ecole, attendu: Attendu): void {
  const inscrits = new Set(eleves.eleves.filter((e) => e.inscrit).map((e) => e.eleveId));
  const legaux = responsables.liens.filter((l) => l.niveau === 1 && inscrits.has(l.eleveId));
  expect(responsables.personnes).toHaveLength(attendu.responsables.personnes);
  expect(responsables.liens).toHaveLength(attendu.responsables.liens);
  expect(new Set(legaux.map((l) => l.personneId)).size).toBe(attendu.responsables.legaux_d_eleves_en_classe);
  expect(responsables.personnes.filter((p) => p.courriel !== null)).toHaveLength(attendu.responsables.avec_mel);
  expect(responsables.anomalies).toEqual([]);
}

function verifierSts({ sts }: Ecole, attendu: Attendu): void {
  const ignores = sts.anomalies.filter((a) => a.gravite === 'ignore').map((a) => a.code);
  const { ENS = 0, DIR = 0, EDU = 0, FIJ = 0, '(absent)': absents = 0 } = attendu.sts.par_fonction;
  expect(sts.individus.filter((i) => i.role === 'enseignant')).toHaveLength(ENS + attendu.sts.suppleants);
  expect(sts.individus.filter((i) => i.role === 'chef')).toHaveLength(DIR);
  expect(compter(ignores)).toEqual({
    'individu-autre-fonction': EDU + FIJ,
    'individu-sans-fonction': absents - 3,
    'local-sans-service': 3,
  });
  const enseignants = [...sts.divisions, ...sts.groupes].flatMap((d) => d.enseignants.map((e) => `${e.type}:${e.id}`));
  const laisses = attendu.sts.enseignants_avec_service === 0 ? 0 : 2; // sans FONCTION, et absent du fichier
  expect(new Set(enseignants).size).toBe(attendu.sts.enseignants_avec_service - laisses);
}

describe.skipIf(!existsSync(GENERATEUR))('établissements générés (nécessite ../shared)', () => {
  describe.each([
    ['de 2 000 élèves', ['--eleves', '2000']],
    ['aux diplômes du guide', ['--anciens', '--eleves', '600', '--seed', 'guide']],
    ['du modèle de 2017', ['--model', '2017', '--eleves', '600', '--seed', '2017']],
    ['avant la remontée', ['--sans-services', '--eleves', '600', '--seed', 'août']],
  ])('%s', (nom, options) => {
    let ecole: Ecole;
    let attendu: Attendu;
    beforeAll(async () => {
      const dossier = generer(nom.replaceAll(' ', '-'), ...options);
      ecole = await lireTout(dossier);
      attendu = json(join(dossier, 'expected.json'));
    }, 60_000);

    test('IMP-2 élèves inscrits, divisions, effectifs et groupes', () => verifierEleves(ecole, attendu));
    test('IMP-2 responsables, liens et représentants légaux', () => verifierResponsables(ecole, attendu));
    test('IMP-1 enseignants, chefs, ignorés et services', () => verifierSts(ecole, attendu));
    test('IMP-2 parentés ramenées aux codes de 2018', () => {
      const lues = compter(ecole.responsables.liens.map((l) => l.parente));
      const { 10: mere, 20: pere, 50: tuteur } = attendu.responsables.liens_par_parente;
      expect(lues).toMatchObject({ 10: mere, 20: pere, ...(tuteur !== undefined && { 50: tuteur }) });
    });
    test('IMP-1 avertit avant la remontée, et alors seulement', () => {
      const avant = ecole.sts.anomalies.some((a) => a.code === 'aucun-service');
      expect(avant).toBe(attendu.sts.enseignants_avec_service === 0);
    });
  });

  test('IMP-4 voit ce qui change d’un fichier au suivant', async () => {
    const base = generer('mise-a-jour', '--update', '5', '--eleves', '800');
    const suivant = join(base, '..', 'maj-1');
    const d = json<Difference>(join(suivant, 'diff.json'));
    const { sts, eleves, responsables } = await lireTout(suivant, true);
    const parId = new Map(eleves.eleves.filter((e) => e.inscrit).map((e) => [Number(e.eleveId), e]));
    for (const [id, vers] of new Map(d.changement_division.map((c) => [c.id, c.vers]))) {
      if (!d.sortis.some((s) => s.id === id)) expect([id, parId.get(id)?.division]).toEqual([id, vers]);
    }
    expect(d.sortis.filter((s) => parId.has(s.id))).toEqual([]);
    expect([...d.arrives, d.revenu ?? 0].filter((id) => !parId.has(id))).toEqual([]);
    const presents = new Set(sts.individus.map((i) => i.id));
    expect(new Set(d.profs_partis.map((p) => p.mode)).size).toBe(2);
    expect(d.profs_partis.filter((p) => presents.has(String(p.id)))).toEqual([]);
    expect(d.profs_arrives.filter((p) => !presents.has(String(p.id)))).toEqual([]);
    expect([presents.has(String(d.direction.parti)), presents.has(String(d.direction.arrive))]).toEqual([false, true]);
    const liens = new Set(responsables.liens.map((l) => `${l.eleveId} ${l.personneId}`));
    expect(d.responsables_retires.filter((r) => liens.has(`${r.eleve} ${r.personne}`))).toEqual([]);
    const joints = new Set(responsables.personnes.filter((p) => p.courriel !== null).map((p) => p.personneId));
    expect(d.mels_ajoutes.filter((id) => !joints.has(String(id)))).toEqual([]);
  }, 60_000);
});
