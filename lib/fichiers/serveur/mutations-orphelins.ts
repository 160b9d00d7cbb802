import 'server-only';
import { sql } from 'drizzle-orm';
import type { Disk } from 'flydrive';
import { validate, version } from 'uuid';
import { lireGlobal } from '@/db/global';
import { lire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import { consigner } from '@/lib/acces/serveur/erreurs';
import { stockage } from './service-stockage';

/** Un objet s'écrit avant sa ligne : plus jeune, il l'attend peut-être encore. En millisecondes. */
const JEUNESSE = 24 * 3_600_000;

/** L'objet du stockage qui dit à quelle base il appartient. */
const MARQUE = 'installation';

/**
 * Efface du stockage les objets de l'établissement que rien ne désigne : ce qu'un arrêt brutal a laissé entre l'objet et
 * sa ligne, ou entre la ligne et l'objet effacés. Rend leur nombre. N'efface rien, et le consigne, si le stockage est
 * celui d'une autre base : une copie d'essai branchée sur le seau de l'original prendrait ses fichiers pour des orphelins.
 */
export async function balayerOrphelins(rne: string): Promise<number> {
  const disk = await stockage();
  if (!(await estNotre(disk))) return 0;
  let effaces = 0;
  for await (const cles of parPages(disk, rne)) {
    const connues = await lire(systeme(rne), (tx) =>
      tx.execute<{ cle: string }>(
        sql`select cle from fichier where rne = ${rne} and cle = any(${sql.param(cles)}::text[])`,
      ),
    );
    const designees = new Set(connues.map((c) => c.cle));
    for (const cle of cles.filter((c) => !designees.has(c))) {
      await disk.delete(cle);
      effaces++;
    }
  }
  return effaces;
}

/** Le stockage porte la marque de cette base, ou n'en portait aucune : il la reçoit. */
async function estNotre(disk: Disk): Promise<boolean> {
  const [lue] = await lireGlobal((tx) => tx.execute<{ id: string }>(sql`select id from exploitation.installation`));
  if (!lue) return false;
  if (!(await disk.exists(MARQUE))) await disk.put(MARQUE, lue.id);
  if ((await disk.get(MARQUE)) === lue.id) return true;
  consigner(
    new Error(`le stockage est celui d’une autre base ; s’il n’est plus à elle, effacez-y l’objet « ${MARQUE} »`),
    'fichiers : orphelins',
  );
  return false;
}

/** Les clés de l'établissement assez anciennes pour avoir leur ligne, page par page. */
async function* parPages(disk: Disk, rne: string): AsyncGenerator<string[]> {
  let suite: string | undefined;
  do {
    const page = await lister(disk, rne, suite);
    if (!page) return;
    yield [...page.objects].flatMap((o) => (o.isFile && ancienne(o.key) ? [o.key] : []));
    suite = page.paginationToken;
  } while (suite);
}

/** Indéfini si l'établissement n'a encore rien sur le disque. */
const lister = (disk: Disk, rne: string, paginationToken: string | undefined) =>
  disk.listAll(rne, { recursive: true, ...(paginationToken && { paginationToken }) }).catch((e: unknown) => {
    if ((e as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw e;
  });

/** La clé finit par un UUID v7, qui commence par l'instant du dépôt ; une autre n'est pas des nôtres. */
function ancienne(cle: string): boolean {
  const id = cle.split('/').at(-1) ?? '';
  if (!validate(id) || version(id) !== 7) return false;
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16) < Date.now() - JEUNESSE;
}
