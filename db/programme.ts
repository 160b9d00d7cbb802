import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';

/** Ce que le programme attend de la base. */
export interface Programme {
  dossier: string;
  version: string;
  /** De tout ce que `migrer` y met : migrations, sécurité, référentiels, file des travaux. */
  empreinte: string;
  migrations: Migration[];
}

export interface Migration extends MigrationMeta {
  /** Son nom de fichier, sans extension : « 0006_correction ». */
  nom: string;
}

/** Le SQL maison, dans l'ordre où `migrer` le joue. Le premier passe avant les migrations. */
export const SQL_AVANT = 'db/exploitation.sql';
export const SQL_APRES = ['db/securite.sql', 'db/transfert.sql'] as const;

const paquetDe = async (chemin: string) => JSON.parse(await readFile(chemin, 'utf8')) as { version: string };

/** Lit le programme installé dans `dossier`. */
export async function lireProgramme(dossier: string): Promise<Programme> {
  const migrations = await lireMigrations(join(dossier, 'db/migrations'));
  const { version } = await paquetDe(join(dossier, 'package.json'));
  const file = await paquetDe(join(dossier, 'node_modules/graphile-worker/package.json'));
  const referentiels = (await readdir(join(dossier, 'db/referentiels'))).filter((n) => n.endsWith('.json')).sort();
  const empreinte = createHash('sha256').update(JSON.stringify([migrations.map((m) => m.hash), file.version]));
  for (const chemin of [SQL_AVANT, ...SQL_APRES, ...referentiels.map((n) => `db/referentiels/${n}`)])
    empreinte.update(await readFile(join(dossier, chemin)));
  return { dossier, version, migrations, empreinte: empreinte.digest('hex') };
}

async function lireMigrations(migrationsFolder: string): Promise<Migration[]> {
  const journal = JSON.parse(await readFile(join(migrationsFolder, 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string; when: number }[];
  };
  const noms = new Map(journal.entries.map((e) => [e.when, e.tag]));
  return readMigrationFiles({ migrationsFolder }).map((m) => ({ ...m, nom: noms.get(m.folderMillis) ?? m.hash }));
}
