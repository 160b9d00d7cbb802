import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { fermerBase } from '@/db/connexion';
import { demarrerBase, portLibre } from '@/db/embedded';
import { lireMarche } from '@/db/embedded-dossier';
import { definirEnv } from '@/lib/env';
import { type PetitDisque, unPetitDisque } from './petit-disque';
import { enfantsDe } from './service';

/** Où se joue l'épreuve : un dossier, sur un petit disque si la machine le permet, sa base, et une adresse. */
export interface Lieu {
  dossier: string;
  disque: PetitDisque | undefined;
  journal: string;
  /** Ce que l'épreuve dit à qui la lance. */
  dire: (texte: string) => void;
  /** L'environnement désigne cette base, au stockage neuf, et un port libre ; rend l'adresse de l'application. */
  viser: (base: string) => Promise<string>;
  creerBase: (nom: string) => Promise<void>;
  tuerBase: () => Promise<void>;
  /** Fige la base, comme un réseau coupé, le temps de `faire`. */
  sansBase: (faire: () => Promise<void>) => Promise<void>;
  demonter: () => Promise<void>;
}

/** De quoi tenir une base et ses journaux, et se remplir vite. En mégaoctets. */
const TAILLE = 1500;

export async function unLieu(dire: Lieu['dire']): Promise<Lieu> {
  const racine = await mkdtemp(join(tmpdir(), 'griotte-epreuve-'));
  await chmod(racine, 0o755);
  const dossier = join(racine, 'donnees');
  const disque = unPetitDisque(dossier, TAILLE);
  const base = await demarrerBase(dossier);
  const adresseDe = (nom: string) => Object.assign(new URL(base.url), { pathname: `/${nom}` }).toString();
  const marche = () => pidDe(dossier);
  return {
    dossier,
    disque,
    dire,
    journal: join(racine, 'journal.txt'),
    async viser(nom) {
      const port = String(await portLibre());
      const origine = `http://localhost:${port}`;
      await fermerBase();
      definirEnv({
        DATABASE_URL: adresseDe(nom),
        GRIOTTE_DONNEES: join(dossier, nom),
        NEXTAUTH_SECRET: 'secret-de-l-epreuve-de-trente-deux-caracteres',
        NEXTAUTH_URL: origine,
        PORT: port,
        GRIOTTE_TRAVAILLEUR: 'non',
        GRIOTTE_PROCESSUS: '2',
      });
      return origine;
    },
    async creerBase(nom) {
      const sql = postgres(base.url, { max: 1 });
      await sql.unsafe(`create database ${nom}`);
      await sql.end();
    },
    tuerBase: async () => void process.kill(await marche(), 'SIGKILL'),
    async sansBase(faire) {
      const postmaster = await marche();
      const tous = [postmaster, ...enfantsDe(postmaster)];
      for (const pid of tous) process.kill(pid, 'SIGSTOP');
      try {
        await faire();
      } finally {
        for (const pid of tous) process.kill(pid, 'SIGCONT');
      }
    },
    async demonter() {
      await fermerBase();
      await base.arreter();
      disque?.demonter();
      await rm(racine, { recursive: true, force: true });
    },
  };
}

/** Le PostgreSQL de ce dossier. Lève s'il est tombé : un signal au processus 0 irait à nous tous. */
export async function pidDe(dossier: string): Promise<number> {
  const enMarche = await lireMarche(join(dossier, 'postgres'));
  if (!enMarche) throw new Error('la base n’est pas en marche');
  return enMarche.pid;
}
