import 'server-only';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import type { Disk } from 'flydrive';
import type postgres from 'postgres';
import { connexionProprietaire } from '@/db/connexion';
import { lireProgramme } from '@/db/programme';
import { exigerAJour } from '@/db/situation';
import { stockage } from '@/lib/fichiers/serveur/service-stockage';
import { nomArchive } from '../regles-noms';
import { type FichierGarde, FORMAT, type Manifeste, type TableGardee } from '../schema';
import { type Ecriture, ecrireArchive } from './archive/ecriture';
import { entreeDeFichier, entreeDeTable } from './archive/lecture';
import { ecrireLigne } from './archive/lignes';
import { lireTables, nommer, type Table, tablesDUnEtablissement } from './queries-tables';

export interface Sauvegarde {
  chemin: string;
  manifeste: Manifeste;
}

/**
 * Sauvegarde la base et les fichiers déposés dans une archive du dossier, pendant qu'on s'en sert : tout est vu à un
 * même instant (`repeatable read`), par le rôle propriétaire, au fil de l'eau. `rne` : un seul établissement, avec ce
 * qu'il faut pour le remettre ailleurs. L'archive est relue avant d'avoir son nom. Refuse une base qui n'est pas à jour,
 * une base sans établissement, un établissement inconnu.
 */
export async function sauvegarder(dossier: string, rne: string | null = null): Promise<Sauvegarde> {
  await exigerAJour();
  const chemin = join(resolve(dossier), nomArchive(new Date(), rne));
  const sql = connexionProprietaire();
  try {
    const manifeste = await ecrireArchive(
      chemin,
      (ecriture) =>
        sql.begin('isolation level repeatable read read only', (tx) =>
          remplir(tx, ecriture, rne),
        ) as Promise<Manifeste>,
    );
    return { chemin, manifeste };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Les valeurs s'écrivent de la même façon quels que soient le serveur et ses réglages. */
const REGLAGES = { 'griotte.sauvegarde': 'oui', datestyle: 'ISO, DMY', timezone: 'UTC', bytea_output: 'hex' };

async function remplir(tx: postgres.TransactionSql, ecriture: Ecriture, rne: string | null): Promise<Manifeste> {
  for (const [nom, valeur] of Object.entries({ ...REGLAGES, 'griotte.sauvegarde_rne': rne ?? '' }))
    await tx`select set_config(${nom}, ${valeur}, true)`;
  const etablissements = await tx<Manifeste['etablissements']>`
    select rne, nom from etablissement where ${rne}::text is null or rne = ${rne} order by rne`;
  if (etablissements.length === 0)
    throw new Error(rne ? `Aucun établissement « ${rne} ».` : 'Il n’y a rien à sauvegarder : aucun établissement.');
  const toutes = await lireTables(tx);
  const tables: TableGardee[] = [];
  for (const table of rne ? tablesDUnEtablissement(toutes) : toutes)
    tables.push(await garderTable(tx, ecriture, table, rne));
  const { fichiers, absents } = await garderFichiers(tx, ecriture, rne);
  const { version, migrations } = await lireProgramme(process.cwd());
  const derniere = migrations.at(-1);
  return {
    format: FORMAT,
    faiteLe: new Date().toISOString(),
    version,
    migration: { nom: derniere?.nom ?? '', quand: derniere?.folderMillis ?? 0 },
    rne,
    etablissements: [...etablissements],
    tables,
    fichiers,
    absents,
  };
}

/** Lignes lues d'un coup. */
const LOT = 1000;

/** Au format texte de `COPY`, mais par un curseur : le pilote ne rend pas l'échec d'un `COPY` en cours de route. */
async function garderTable(
  tx: postgres.TransactionSql,
  { ajouter }: Ecriture,
  { nom, colonnes, cle, locataire }: Table,
  rne: string | null,
): Promise<TableGardee> {
  const siens = rne && locataire ? `where rne = current_setting('griotte.sauvegarde_rne')` : '';
  const ordre = cle.length > 0 ? `order by ${nommer(...cle)}` : '';
  const valeurs = colonnes.map((colonne, i) => `${nommer(colonne)}::text as c${i}`).join(', ');
  const lignes = tx.unsafe<Record<string, string | null>[]>(`select ${valeurs} from ${nommer(nom)} ${siens} ${ordre}`);
  async function* ecrire() {
    for await (const lot of lignes.cursor(LOT))
      yield lot.map((ligne) => ecrireLigne(colonnes.map((_, i) => ligne[`c${i}`] ?? null))).join('');
  }
  return { nom, colonnes, ...(await ajouter(entreeDeTable(nom), Readable.from(ecrire(), { objectMode: false }))) };
}

/** Les fichiers que la base connaît. Un fichier effacé depuis l'instant de la sauvegarde, ou perdu avant, est dit absent. */
async function garderFichiers(tx: postgres.TransactionSql, { ajouter }: Ecriture, rne: string | null) {
  const disk = await stockage();
  const fichiers: FichierGarde[] = [];
  const absents: string[] = [];
  const lignes = tx<{ cle: string }[]>`
    select cle from fichier where ${rne}::text is null or rne = ${rne} order by cle`.cursor(500);
  for await (const lot of lignes)
    for (const { cle } of lot) {
      const flux = await ouvrir(disk, cle);
      if (!flux) absents.push(cle);
      else {
        const { octets, sha256 } = await ajouter(entreeDeFichier(cle), flux, true);
        fichiers.push({ cle, octets, sha256 });
      }
    }
  return { fichiers, absents };
}

async function ouvrir(disk: Disk, cle: string): Promise<Readable | undefined> {
  if (!(await disk.exists(cle))) return undefined;
  return Readable.from(await disk.getStream(cle), { objectMode: false });
}
