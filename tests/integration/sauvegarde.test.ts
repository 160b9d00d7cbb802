import './base';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { connexionProprietaire } from '@/db/connexion';
import { migrer } from '@/db/migrer';
import { lireProgramme } from '@/db/programme';
import { ecrire, lire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { definirEnv } from '@/lib/env';
import { sante } from '@/lib/etablissement/serveur/queries-sante';
import { stockage } from '@/lib/fichiers/serveur/service-stockage';
import { FORMAT, type Manifeste } from '@/lib/sauvegarde/schema';
import { ecrireArchive } from '@/lib/sauvegarde/serveur/archive/ecriture';
import { entreeDeTable, verifierArchive } from '@/lib/sauvegarde/serveur/archive/lecture';
import { sauvegarder } from '@/lib/sauvegarde/serveur/export-archive';
import { restaurer } from '@/lib/sauvegarde/serveur/mutations-restauration';
import { sauvegarderChaqueJour } from '@/lib/sauvegarde/serveur/travaux';
import { lancerCommande } from '@/tests/fabriques/commande';
import { unCompte, unEtablissement } from '@/tests/fabriques/etablissement';
import { unEtablissementPlein } from '@/tests/fabriques/etablissement-plein';
import { type ServeurAPart, unServeurAPart } from '@/tests/fabriques/serveur-a-part';
import { frapper, type Issue, prendreSession, session } from './matrice/ouvrir';
import { trouverPortes } from './matrice/portes';

vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => (session.cookie === undefined ? undefined : { value: session.cookie }) }),
  headers: async () => new Headers(),
}));
process.env.__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS = 'true';

const CONTENU = Buffer.from('une photo, en PDF\n'.repeat(10_000));

let serveur: ServeurAPart;
let archives: string;
let source: string;
let [lycee, voisin]: [string, string] = ['', ''];

beforeAll(async () => {
  serveur = await unServeurAPart();
  archives = await mkdtemp(join(tmpdir(), 'griotte-archives-'));
  source = await uneBase('source');
  await migrer();
  lycee = (await unEtablissementPlein()).rne;
  voisin = (await unEtablissementPlein()).rne;
  const [fichier] = await fichiersDe(lycee);
  await (await stockage()).put(String(fichier?.cle), CONTENU);
});
afterAll(async () => {
  await serveur.arreter();
  await rm(archives, { recursive: true, force: true });
});

/** Une base vide de plus, et un stockage à elle. */
async function uneBase(nom: string): Promise<string> {
  const adresse = await serveur.uneBase(nom);
  definirEnv({ GRIOTTE_DONNEES: join(serveur.dossier, nom) });
  return adresse;
}

async function retourner(nom: string, adresse: string): Promise<void> {
  definirEnv({ DATABASE_URL: adresse, GRIOTTE_DONNEES: join(serveur.dossier, nom) });
  const { fermerBase } = await import('@/db/connexion');
  await fermerBase();
}

const fichiersDe = (rne: string) =>
  lire(systeme(rne), (tx) => tx.execute<{ cle: string }>(sql`select cle from fichier order by cle`));

/** Frappe, pour un compte de chaque profil, à chaque page qui n'attend rien d'autre que l'établissement. */
async function ouvrirPages(rne: string): Promise<Record<string, Issue>> {
  const portes = (await trouverPortes()).filter(({ nom }) => nom.endsWith('page.tsx#default') && !nom.includes('['));
  const comptes = await lire(systeme(rne), (tx) =>
    tx.execute<{ id: string; profil: string }>(
      sql`select distinct on (profil) id, profil from compte order by profil, id`,
    ),
  );
  const issues: Record<string, Issue> = {};
  for (const { id, profil } of comptes) {
    await prendreSession({ ...systeme(rne), compteId: id } as Acteur);
    for (const porte of portes) issues[`${profil} ${porte.nom}`] = await frapper(porte, { rne });
  }
  return issues;
}

/** Chaque table, avec son compte et sa somme : deux bases qui rendent la même liste ont les mêmes lignes. */
const contenuDe = ({ tables }: Manifeste) => Object.fromEntries(tables.map((t) => [t.nom, [t.lignes, t.sha256]]));
/** Sans les référentiels, dont chaque base sait quand elle les a chargés. */
const propreA = (manifeste: Manifeste) =>
  contenuDe({ ...manifeste, tables: manifeste.tables.filter((t) => t.colonnes.includes('rne')) });

describe('Sauvegarder et restaurer', () => {
  test('EXL-1 chaque table et chaque fichier reviennent dans une base vide, et les pages s’y ouvrent', async () => {
    await retourner('source', source);
    const pages = await ouvrirPages(lycee);
    expect(Object.values(pages).filter((issue) => issue === 'ouvert').length).toBeGreaterThan(20);
    const { chemin, manifeste } = await sauvegarder(archives);
    expect((await stat(chemin)).mode & 0o777).toBe(0o600);
    expect(manifeste.etablissements.map((e) => e.rne)).toEqual([lycee, voisin].sort());
    expect(manifeste.tables.filter((t) => t.lignes === 0).map((t) => t.nom)).toEqual(['limite']);
    expect([manifeste.fichiers.length, manifeste.absents.length]).toEqual([1, 1]);

    await uneBase('cible');
    const remis = await restaurer(chemin);
    expect(remis).toMatchObject({ fichiers: 1, absents: 1, etablissements: manifeste.etablissements });
    const seconde = await sauvegarder(archives);
    expect(contenuDe(seconde.manifeste)).toEqual(contenuDe(manifeste));
    expect(seconde.manifeste.fichiers).toEqual(manifeste.fichiers);
    const [fichier] = await fichiersDe(lycee);
    expect(Buffer.from(await (await stockage()).getBytes(String(fichier?.cle))).equals(CONTENU)).toBe(true);
    expect(await ouvrirPages(lycee)).toEqual(pages);
    await ecrire(systeme(lycee), 'test.apres', (tx) => tx.execute(sql`update etablissement set commune = 'Ici'`));
    await expect(restaurer(chemin)).rejects.toThrow('contient déjà des établissements');
  });

  test('EXL-1 pendant qu’on s’en sert, tout est vu au même instant', async () => {
    await retourner('source', source);
    const arret = new AbortController();
    const travail = (async () => {
      let faits = 0;
      for (; !arret.signal.aborted; faits++) await unCompte(lycee, faits % 2 ? 'enseignant' : 'apprenant');
      return faits;
    })();
    const { chemin } = await sauvegarder(archives).finally(() => arret.abort());
    expect(await travail).toBeGreaterThan(0);
    await uneBase('instant');
    await restaurer(chemin); // une clé étrangère qui ne désignerait rien l'arrêterait
  });

  test('EXL-1 une archive d’une version plus ancienne est mise à jour en chemin', async () => {
    const { migrations } = await lireProgramme(process.cwd());
    const [premiere] = migrations;
    if (!premiere) throw new Error('Aucune migration.');
    const chemin = join(archives, 'ancienne.zip');
    await ecrireArchive(chemin, async ({ ajouter }) => {
      const lignes = Readable.from([Buffer.from('0750001A\tLycée\n')], { objectMode: false });
      const mesure = await ajouter(entreeDeTable('etablissement'), lignes);
      return {
        format: FORMAT,
        faiteLe: new Date().toISOString(),
        version: '0.0.1',
        migration: { nom: premiere.nom, quand: premiere.folderMillis },
        rne: null,
        etablissements: [{ rne: '0750001A', nom: 'Lycée' }],
        tables: [{ nom: 'etablissement', colonnes: ['rne', 'nom'], ...mesure }],
        fichiers: [],
        absents: [],
      };
    });
    await uneBase('ancienne');
    await restaurer(chemin);
    expect(await migrer()).toBe(false);
    await unCompte('0750001A', 'enseignant');
  });
});

describe('Un seul établissement', () => {
  test('EXL-1 sort, et se remet à côté d’un autre, une fois', async () => {
    await retourner('source', source);
    const { chemin, manifeste } = await sauvegarder(archives, lycee);
    expect(chemin).toContain(`griotte-${lycee}-`);
    expect(manifeste.etablissements).toHaveLength(1);
    const contenu = await readFile(chemin);
    expect(contenu.includes(voisin)).toBe(false);

    await uneBase('voisinage');
    await migrer();
    const autre = await unEtablissement();
    await restaurer(chemin);
    const remis = await sauvegarder(archives, lycee);
    expect(propreA(remis.manifeste)).toEqual(propreA(manifeste));
    await expect(restaurer(chemin)).rejects.toThrow('est déjà dans cette base');
    const [resteLa] = await lire(systeme(autre), (tx) => tx.execute(sql`select rne from etablissement`));
    expect(resteLa?.rne).toBe(autre);
  });

  test('EXL-1 se prend aussi dans une sauvegarde entière', async () => {
    await retourner('source', source);
    const entiere = await sauvegarder(archives);
    await uneBase('extrait');
    expect((await restaurer(entiere.chemin, voisin)).etablissements).toHaveLength(1);
    await expect(restaurer(entiere.chemin, '0000000Z')).rejects.toThrow('n’est pas dans cette archive');
    await restaurer(entiere.chemin, lycee);
  });
});

describe('Refus', () => {
  test('EXL-1 une base vide, ou sans établissement, ne donne pas d’archive', async () => {
    await uneBase('vide');
    const dossier = join(archives, 'vide');
    await expect(sauvegarder(dossier)).rejects.toThrow('La base est vide');
    await migrer();
    await expect(sauvegarder(dossier)).rejects.toThrow('Il n’y a rien à sauvegarder');
    await expect(sauvegarder(dossier, lycee)).rejects.toThrow(`Aucun établissement « ${lycee} »`);
    expect(await readdir(dossier)).toEqual([]);
  });

  test('EXL-1 une archive coupée, abîmée ou d’autre chose est refusée, la base restant vide', async () => {
    await retourner('source', source);
    const { chemin } = await sauvegarder(archives);
    const octets = await readFile(chemin);
    const abimer = async (nom: string, changer: (o: Buffer) => void) => {
      const copie = Buffer.from(octets);
      changer(copie);
      await writeFile(join(archives, nom), copie);
      return join(archives, nom);
    };
    const milieu = Math.floor(octets.length / 3);
    const abimee = await abimer('abimee.zip', (o) => o.fill(0, milieu, milieu + 40));
    const coupee = await abimer('coupee.zip', () => {});
    await truncate(coupee, octets.length - 2000);
    const autre = join(archives, 'autre.zip');
    await writeFile(autre, 'pas une archive');
    await uneBase('refus');
    for (const mauvaise of [abimee, coupee, autre]) {
      await expect(verifierArchive(mauvaise)).rejects.toThrow(/abîmée|archive/);
      await expect(restaurer(mauvaise)).rejects.toThrow();
    }
    await expect(restaurer(join(archives, 'absente.zip'))).rejects.toThrow('n’existe pas');
    const proprietaire = connexionProprietaire();
    const [lu] = await proprietaire`select to_regclass('etablissement') as table`;
    await proprietaire.end();
    expect(lu?.table).toBeNull();
  });
});

describe('Chaque jour', () => {
  test('EXL-1 la sauvegarde se fait, les plus anciennes s’effacent, et un échec se dit', async () => {
    await retourner('source', source);
    const dossier = join(archives, 'jours');
    const courriels = join(serveur.dossier, 'source', 'courriels');
    definirEnv({
      GRIOTTE_SAUVEGARDES: dossier,
      GRIOTTE_SAUVEGARDES_GARDEES: '2',
      GRIOTTE_EXPLOITANT: 'exploitant@example.org',
    });
    expect((await sante()).sauvegarde).toEqual({ etat: 'en-retard', derniere: null });
    await mkdir(dossier);
    const etrangers = ['griotte-0750001A-20200101-000000.zip', 'notes.zip'];
    const anciennes = [
      'griotte-20200101-000000.zip',
      'griotte-20200102-000000.zip',
      'griotte-20200103-000000.zip.partiel',
    ];
    for (const nom of [...etrangers, ...anciennes]) await writeFile(join(dossier, nom), '');
    await sauvegarderChaqueJour();
    const restent = await readdir(dossier);
    expect(restent).toEqual(expect.arrayContaining([...etrangers, 'griotte-20200102-000000.zip']));
    expect(restent).toHaveLength(4);
    expect((await sante()).sauvegarde?.etat).toBe('ok');
    expect(existsSync(courriels)).toBe(false);
    definirEnv({ GRIOTTE_SAUVEGARDES: join(dossier, 'notes.zip') });
    await expect(sauvegarderChaqueJour()).rejects.toThrow();
    expect(await readdir(courriels)).toHaveLength(1);
    definirEnv({ GRIOTTE_SAUVEGARDES: '' });
    expect((await sante()).sauvegarde).toBeUndefined();
  });
});

test('EXL-1 les trois commandes', async () => {
  await retourner('source', source);
  const dossier = join(archives, 'commandes');
  expect(await lancerCommande('sauvegarder', dossier)).toContain('2 établissement(s)');
  expect(await lancerCommande('verifier-sauvegarde', dossier)).toContain('est entière');
  await uneBase('commandes');
  expect(await lancerCommande('restaurer', dossier)).toContain(lycee);
});
