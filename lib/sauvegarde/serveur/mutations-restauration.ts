import 'server-only';
import type postgres from 'postgres';
import { connexionProprietaire } from '@/db/connexion';
import { migrer, migrerJusqua, rechargerReferentiels } from '@/db/migrer';
import { lireProgramme } from '@/db/programme';
import { exigerAJour, migrationsAppliquees } from '@/db/situation';
import { stockage } from '@/lib/fichiers/serveur/service-stockage';
import type { Manifeste, TableGardee } from '../schema';
import { entreeDeFichier, entreeDeTable, type Lecture, lireArchive, verifierArchive } from './archive/lecture';
import { lots } from './archive/lignes';
import { lireTables, nommer } from './queries-tables';

export interface Restauration {
  etablissements: Manifeste['etablissements'];
  lignes: number;
  fichiers: number;
  absents: number;
}

/**
 * Remet ce qu'une archive contient, relue d'abord en entier. Sur une base sans établissement : tout, et une archive d'une
 * version plus ancienne est mise à jour en chemin. Sur une base qui en a : un seul établissement (l'archive n'a que lui,
 * ou `rne` le choisit), s'il n'y est pas déjà. Rien n'est changé si quelque chose manque.
 */
export async function restaurer(chemin: string, rne: string | null = null): Promise<Restauration> {
  await verifierArchive(chemin);
  return lireArchive(chemin, async (lecture) => {
    const { manifeste } = lecture;
    const etablissements = manifeste.etablissements.filter((e) => rne === null || e.rne === rne);
    if (etablissements.length === 0) throw new Error(`L’établissement « ${rne} » n’est pas dans cette archive.`);
    const seul = rne ?? manifeste.rne;
    const sql = connexionProprietaire();
    try {
      const neuve = await estLibre(sql);
      await (neuve ? preparerBaseLibre(sql, manifeste) : admettre(sql, manifeste, seul));
      const fichiers = await remettreFichiers(lecture, seul);
      const lignes = await remettreTables(sql, lecture, { seul, neuve });
      await migrer();
      await rechargerReferentiels();
      await relancerTravaux(sql, etablissements);
      return { etablissements, lignes, fichiers, absents: manifeste.absents.length };
    } finally {
      await sql.end({ timeout: 5 });
    }
  });
}

/** Aucun établissement : ce que la base contient vient du programme, et se remplace. */
async function estLibre(sql: postgres.Sql): Promise<boolean> {
  const [table] = await sql<{ existe: boolean }[]>`select to_regclass('public.etablissement') is not null as existe`;
  if (!table?.existe) return true;
  const [lu] = await sql<{ occupee: boolean }[]>`select exists (select from etablissement) as occupee`;
  return lu?.occupee === false;
}

/** Met la base à la migration de l'archive : le programme fera les suivantes sur les données remises. */
async function preparerBaseLibre(sql: postgres.Sql, { migration }: Manifeste): Promise<void> {
  const { migrations } = await lireProgramme(process.cwd());
  if (!migrations.some((m) => m.folderMillis === migration.quand))
    throw new Error(`La sauvegarde vient d’une version plus récente (${migration.nom}) : restaurez-la avec celle-là.`);
  const derniere = (await migrationsAppliquees(sql))?.at(-1) ?? 0;
  if (derniere > migration.quand)
    throw new Error(
      `La sauvegarde vient d’une version plus ancienne (${migration.nom}) que celle de la base : restaurez-la dans une base neuve, où rien n’a encore été lancé.`,
    );
  await migrerJusqua(migration.quand);
}

async function admettre(sql: postgres.Sql, { migration }: Manifeste, seul: string | null): Promise<void> {
  await exigerAJour();
  if (seul === null)
    throw new Error(
      'La base contient déjà des établissements : une sauvegarde entière se remet dans une base vide. Pour n’en remettre qu’un, ajoutez --rne.',
    );
  const derniere = (await migrationsAppliquees(sql))?.at(-1);
  if (derniere !== migration.quand)
    throw new Error(
      `La sauvegarde vient d’une autre version (${migration.nom}) : restaurez-la dans une base vide, qui la mettra à jour, puis sauvegardez-en l’établissement.`,
    );
  const [present] = await sql`select nom from etablissement where rne = ${seul}`;
  if (present) throw new Error(`L’établissement ${seul} est déjà dans cette base : « ${present.nom} ».`);
}

async function remettreFichiers({ manifeste, ouvrir }: Lecture, seul: string | null): Promise<number> {
  const disk = await stockage();
  const siens = manifeste.fichiers.filter((f) => seul === null || f.cle.startsWith(`${seul}/`));
  for (const { cle, octets } of siens)
    await disk.putStream(cle, await ouvrir(entreeDeFichier(cle)), { contentLength: octets });
  return siens.length;
}

interface Ou {
  seul: string | null;
  neuve: boolean;
}

/** Une transaction : tout, ou rien. Rend le nombre de lignes remises. */
async function remettreTables(sql: postgres.Sql, lecture: Lecture, ou: Ou): Promise<number> {
  const total = await sql.begin(async (tx) => {
    await tx`select set_config('griotte.sauvegarde', 'oui', true), set_config('datestyle', 'ISO, DMY', true),
      set_config('griotte.sauvegarde_rne', ${ou.seul ?? ''}, true)`;
    const tables = await lireTables(tx);
    if (ou.neuve) await tx.unsafe(`truncate ${nommer(...tables.map((t) => t.nom))} cascade`);
    let lignes = 0;
    for (const gardee of lecture.manifeste.tables) {
      const table = tables.find((t) => t.nom === gardee.nom);
      if (!table) throw new Error(`La base n’a pas de table « ${gardee.nom} ».`);
      lignes += await remettreTable(tx, lecture, gardee, { ...ou, locataire: table.locataire });
    }
    return lignes;
  });
  return total as number;
}

/**
 * Par une table de passage, pour que ce qui se désigne dans la table arrive d'un seul ordre. Par lots plutôt que par
 * `COPY` : il n'entre pas dans une table que la sécurité par ligne garde, et le pilote n'en rend pas l'échec.
 */
async function remettreTable(
  tx: postgres.TransactionSql,
  { ouvrir }: Lecture,
  { nom, colonnes, lignes }: TableGardee,
  { seul, neuve, locataire }: Ou & { locataire: boolean },
): Promise<number> {
  const siennes = nommer(...colonnes);
  await tx.unsafe(`create temp table passage on commit drop as select ${siennes} from ${nommer(nom)} with no data`);
  const types = await tx<{ type: string }[]>`select format_type(atttypid, atttypmod) as type from pg_attribute
    where attrelid = 'pg_temp.passage'::regclass and attnum > 0 order by attnum`;
  const valeurs = types.map(({ type }, i) => `v.c${i}::${type}`).join(', ');
  const listes = colonnes.map((_, i) => `$${i + 1}::text[]`).join(', ');
  const noms = colonnes.map((_, i) => `c${i}`).join(', ');
  for await (const lot of lots(await ouvrir(entreeDeTable(nom))))
    await tx.unsafe(
      `insert into passage select ${valeurs} from unnest(${listes}) as v(${noms})`,
      colonnes.map((_, i) => lot.map((ligne) => ligne[i] ?? null)),
    );
  const choisies = seul && locataire ? `where rne = current_setting('griotte.sauvegarde_rne')` : '';
  const { count } = await tx.unsafe(
    `insert into ${nommer(nom)} (${siennes}) select ${siennes} from passage ${choisies}
      ${locataire || neuve ? '' : 'on conflict do nothing'}`,
  );
  await tx.unsafe('drop table passage');
  if (neuve && !choisies && count !== lignes) throw new Error(`« ${nom} » : ${count} lignes remises sur ${lignes}.`);
  return count;
}

/** La file des travaux n'est pas sauvegardée : ce qui restait à faire se redemande, et se rejoue sans dommage. */
async function relancerTravaux(sql: postgres.Sql, etablissements: Manifeste['etablissements']): Promise<void> {
  for (const { rne } of etablissements)
    for (const tache of ['acces-parents', 'transfert-fichiers'])
      await sql`select graphile_worker.add_job(${tache}, json_build_object('rne', ${rne}::text),
        job_key => ${`${tache}:${rne}:restauration`})`;
}
