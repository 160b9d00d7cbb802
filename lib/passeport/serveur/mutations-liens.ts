import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import { ficheLien } from '@/db/schema/passeport';
import type { Transaction } from '@/db/transaction';
import type { Lien } from '@/lib/liens';
import type { Partie } from '../regles';
import type { FichePrise } from './portee';

type Cle = Pick<FichePrise, 'rne' | 'id'>;
type LiensParPartie = Record<Partie, Lien[]>;

const deLaFiche = ({ rne, id }: Cle) => and(eq(ficheLien.rne, rne), eq(ficheLien.ficheId, id));

/** Les liens d'une fiche, par partie et dans l'ordre. */
export async function lireLiens(tx: Transaction, cle: Cle): Promise<LiensParPartie> {
  const lignes = await tx
    .select({ partie: ficheLien.partie, url: ficheLien.url, libelle: ficheLien.libelle })
    .from(ficheLien)
    .where(deLaFiche(cle))
    .orderBy(asc(ficheLien.rang));
  const de = (voulue: Partie) =>
    lignes.filter((l) => l.partie === voulue).map(({ url, libelle }) => ({ url, libelle }));
  return { bacpro: de('bacpro'), bep: de('bep') };
}

export async function remplacerLiens(tx: Transaction, cle: Cle, liens: LiensParPartie): Promise<void> {
  await tx.delete(ficheLien).where(deLaFiche(cle));
  const lignes = (['bacpro', 'bep'] as const).flatMap((partie) =>
    liens[partie].map((lien, rang) => ({ rne: cle.rne, ficheId: cle.id, partie, rang, ...lien })),
  );
  if (lignes.length > 0) await tx.insert(ficheLien).values(lignes);
}
