import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, constants, link, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { z } from 'zod';

const schemaFiche = z.object({
  motDePasse: z.string().min(1),
  /** Processus qui l'a lancée en dernier, ou qui l'a reprise. */
  pid: z.number().int().positive(),
});

/** `base.json`, à côté des données : de quoi se connecter à la base embarquée. */
export type Fiche = z.infer<typeof schemaFiche>;

/** Un PostgreSQL en vie sur ces données. */
export interface EnMarche {
  pid: number;
  port: number;
}

const REMETTRE =
  'Remettez ce fichier d’une copie, ou restaurez une sauvegarde dans un autre dossier (GRIOTTE_DONNEES).';

const cheminFiche = (racine: string) => resolve(racine, 'base.json');
const codeDe = (e: unknown) => (e as NodeJS.ErrnoException).code;

/**
 * Crée le dossier des données s'il n'existe pas, fermé aux autres utilisateurs de la machine. Lancé par root, celui de
 * PostgreSQL doit encore pouvoir y passer. Refuse un dossier d'un autre utilisateur.
 */
export async function creerDossier(racine: string): Promise<void> {
  await mkdir(racine, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  await access(racine, constants.R_OK | constants.W_OK | constants.X_OK).catch((cause: unknown) => {
    throw new Error(autreUtilisateur(racine), { cause });
  });
}

/** La fiche du dossier ; indéfinie si la base n'a jamais été lancée. Refuse une fiche abîmée, ou d'un autre utilisateur. */
export async function lireFiche(racine: string): Promise<Fiche | undefined> {
  const chemin = cheminFiche(racine);
  let texte: string;
  try {
    texte = await readFile(chemin, 'utf8');
  } catch (e) {
    if (codeDe(e) === 'ENOENT') return undefined;
    if (codeDe(e) === 'EACCES') throw new Error(autreUtilisateur(racine), { cause: e });
    throw e;
  }
  const lue = schemaFiche.safeParse(enJson(texte));
  if (lue.success) return lue.data;
  throw new Error(`« ${chemin} » est abîmé, et le mot de passe de la base embarquée avec lui. ${REMETTRE}`);
}

function enJson(texte: string): unknown {
  try {
    return JSON.parse(texte);
  } catch {
    return undefined; // abîmé : le schéma le refusera
  }
}

/** La fiche du dossier, créée s'il n'a pas encore de base : de deux processus qui la créent, le second trouve celle du premier. */
export async function ficheDe(racine: string): Promise<Fiche> {
  const connue = await lireFiche(racine);
  if (connue) return connue;
  if (existsSync(resolve(racine, 'postgres', 'PG_VERSION')))
    throw new Error(`« ${cheminFiche(racine)} » manque, et le mot de passe de la base embarquée avec lui. ${REMETTRE}`);
  const neuve = { motDePasse: randomBytes(18).toString('base64url'), pid: process.pid };
  const passage = await ecrirePassage(racine, neuve);
  try {
    await link(passage, cheminFiche(racine));
    return neuve;
  } catch (e) {
    if (codeDe(e) === 'EEXIST') return ficheDe(racine);
    throw e;
  } finally {
    await rm(passage, { force: true });
  }
}

/** Note que ce processus tient la base. La fiche est toujours entière : elle change d'un coup. */
export const prendreFiche = async (racine: string, { motDePasse }: Fiche): Promise<void> =>
  rename(await ecrirePassage(racine, { motDePasse, pid: process.pid }), cheminFiche(racine));

async function ecrirePassage(racine: string, fiche: Fiche): Promise<string> {
  const passage = resolve(racine, `base.json.${randomBytes(6).toString('hex')}`);
  await writeFile(passage, JSON.stringify(fiche), { mode: 0o600, flush: true });
  return passage;
}

/**
 * Un seul processus à la fois regarde si la base tourne, et la démarre : les autres attendent, puis la rejoignent. Le
 * verrou d'un processus mort ne compte pas.
 */
export async function seulADemarrer<T>(racine: string, faire: () => Promise<T>): Promise<T> {
  const verrou = resolve(racine, 'demarrage.pid');
  for (let ronde = 0; !(await prendre(verrou)); ronde++) {
    if (ronde === 600)
      throw new Error(`Une autre commande démarre la base de « ${racine} » depuis une minute (voir « ${verrou} »).`);
    await attendre(100);
  }
  try {
    return await faire();
  } finally {
    await rm(verrou, { force: true });
  }
}

async function prendre(verrou: string): Promise<boolean> {
  try {
    await writeFile(verrou, String(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (e) {
    if (codeDe(e) === 'EACCES') throw new Error(autreUtilisateur(verrou), { cause: e });
    if (codeDe(e) !== 'EEXIST') throw e;
    if (await laisse(verrou)) await rm(verrou, { force: true });
    return false;
  }
}

/** Celui qui l'a posé est mort ; son numéro peut être devenu le nôtre (un conteneur relancé les redonne). */
async function laisse(verrou: string): Promise<boolean> {
  const pid = Number(await readFile(verrou, 'utf8').catch(() => '')); // rendu entre-temps : on réessaie
  if (pid !== process.pid) return pid > 0 && !vivant(pid);
  const pose = await stat(verrou).catch(() => undefined); // de même
  return pose !== undefined && pose.mtimeMs < performance.timeOrigin;
}

/**
 * Le PostgreSQL en vie sur ces données, d'après son `postmaster.pid`. Refuse la copie d'un dossier dont la base tournait :
 * elle n'est pas d'un seul instant, et ce fichier y désigne l'original.
 */
export async function lireMarche(donnees: string): Promise<EnMarche | undefined> {
  const chemin = resolve(donnees, 'postmaster.pid');
  let texte: string;
  try {
    texte = await readFile(chemin, 'utf8');
  } catch (e) {
    if (codeDe(e) === 'ENOENT') return undefined;
    if (codeDe(e) === 'EACCES') throw new Error(autreUtilisateur(donnees), { cause: e });
    throw e;
  }
  const [pid, dossier = '', , port] = texte.split('\n');
  if ((await vraiChemin(dossier)) !== (await vraiChemin(donnees)))
    throw new Error(
      `« ${donnees} » est la copie d’une base qui tournait, dans « ${dossier} » : elle n’est pas sûre, et rien n’a été touché. Refaites la copie application arrêtée, ou par « npm run sauvegarder » et « npm run restaurer ». Si ce dossier a été déplacé après une panne, effacez « ${chemin} ».`,
    );
  if (!vivant(Number(pid))) return undefined;
  if (await estPostgres(Number(pid))) return { pid: Number(pid), port: Number(port) };
  await rm(chemin, { force: true }); // PostgreSQL, lui, refuserait de démarrer
  return undefined;
}

/** Après un redémarrage de la machine, le numéro d'un PostgreSQL tombé peut être celui de tout autre chose ; ou il est mort sans que rien l'ait ramassé. */
async function estPostgres(pid: number): Promise<boolean> {
  const etat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '(postgres) S'); // hors de Linux, on le croit
  return /\(postgres\) [^ZX]/.test(etat);
}

/** L'original d'une copie peut ne plus exister. */
const vraiChemin = (chemin: string): Promise<string> => realpath(chemin).catch(() => resolve(chemin));

/** Ce processus existe-t-il ? */
export function vivant(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    return codeDe(e) === 'EPERM';
  }
}

export const autreUtilisateur = (ou: string): string =>
  `« ${ou} » appartient à un autre utilisateur de la machine. Lancez Griotte sous son compte, ou donnez-lui le dossier : chown -R "$(id -un)" (sous root, les données de PostgreSQL vont à l’utilisateur « postgres »).`;
