import 'server-only';
import { sql } from 'drizzle-orm';
import { ficheFichier } from '@/db/schema/passeport';
import { ecrire, lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import { systeme } from '@/lib/acces/serveur/acteur';
import { copierFichier } from '@/lib/fichiers/serveur/mutations';

/** Un fichier qu'un transfert accepté doit encore apporter, sous ses identifiants d'ici. */
type Attendu = {
  transfert_id: string;
  id: string;
  fiche_id: string;
  partie: 'bacpro' | 'bep';
  apprenant_id: string;
  referentiel: string;
  cle: string;
  nom: string;
  type: string;
  octets: string;
  sha256: string | null;
};

/**
 * Copie les fichiers que des transferts acceptés doivent encore à cet établissement (PAR-2), un à un et dans son quota :
 * ce qui ne tient pas est laissé et compté, le reste arrive. Reprend où un arrêt l'a laissé. Vrai s'il en reste quand
 * `continuer` dit de rendre la main. Un objet qui ne se copie pas n'empêche pas les autres ; l'erreur est levée à la fin.
 */
export async function reprendreFichiers(rne: string, continuer: () => boolean): Promise<boolean> {
  const attendus = await lire(systeme(rne), (tx) => tx.execute<Attendu>(sql`select * from transfert_fichiers()`));
  const laisses = new Map(attendus.map((a) => [a.transfert_id, 0]));
  const pannes: unknown[] = [];
  for (const attendu of attendus) {
    if (!continuer()) return true;
    try {
      await copier(rne, attendu);
    } catch (e) {
      if (e instanceof Refus && e.code === 'quota') laisser(laisses, attendu);
      else pannes.push(e);
    }
  }
  await noterLaisses(rne, laisses);
  if (pannes.length > 0) throw pannes[0];
  return false;
}

const laisser = (laisses: Map<string, number>, { transfert_id: id }: Attendu) =>
  laisses.set(id, (laisses.get(id) ?? 0) + 1);

/** Le fichier et son compte arrivent ensemble. Déposé, ici, par l'apprenant qui l'apporte. */
async function copier(rne: string, attendu: Attendu): Promise<void> {
  const { transfert_id, fiche_id: ficheId, partie, apprenant_id: deposePar, id, octets, ...fichier } = attendu;
  const source = { ...fichier, module: 'passeport' as const, octets: Number(octets), copie: { id, deposePar } };
  await copierFichier(systeme(rne), source, async (tx, { id: fichierId }) => {
    await tx.insert(ficheFichier).values({ rne, ficheId, fichierId, partie });
    await compterRepris(tx, rne, transfert_id);
  });
}

const compterRepris = (tx: Transaction, rne: string, id: string) =>
  tx.execute(sql`update transfert set bilan = bilan || jsonb_build_object(
      'fichiersRepris', coalesce((bilan ->> 'fichiersRepris')::int, 0) + 1)
    where rne = ${rne} and id = ${id}`);

/** Ce qui n'a pas tenu, transfert par transfert, au dernier essai. */
async function noterLaisses(rne: string, laisses: ReadonlyMap<string, number>): Promise<void> {
  if (laisses.size === 0) return;
  const [ids, nombres] = [[...laisses.keys()], [...laisses.values()]];
  await ecrire(systeme(rne), 'transfert.fichiers', async (tx, tracer) => {
    tracer({ details: { laisses: nombres.reduce((a, b) => a + b, 0) } });
    await tx.execute(sql`update transfert t set bilan = t.bilan || jsonb_build_object('fichiersLaisses', l.nombre)
      from unnest(${sql.param(ids)}::uuid[], ${sql.param(nombres)}::int[]) l(id, nombre)
      where t.rne = ${rne} and t.id = l.id`);
  });
}
