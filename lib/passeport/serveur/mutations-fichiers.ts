import 'server-only';
import { and, count, eq, type SQL, sql } from 'drizzle-orm';
import { validate as estUuid } from 'uuid';
import { fichier } from '@/db/schema/abonnements';
import { fiche, ficheFichier } from '@/db/schema/passeport';
import { referentiel } from '@/db/schema/referentiels';
import { ecrire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { supprimerFichiers } from '@/lib/fichiers/serveur/mutations';
import { type Envoi, joindrePiece, type PieceJointe } from '@/lib/fichiers/serveur/mutations-pieces';
import { exigerFichier, type FichierLu, lireFichier } from '@/lib/fichiers/serveur/queries';
import type { Partie } from '../regles';
import { exigerProfil, fichesVisibles } from './portee';

/** Un fichier d'une fiche. */
export interface CibleFichier {
  id: string;
  fichierId: string;
}

/**
 * Joint un fichier à une partie d'une fiche de l'apprenant (PAS-2). Refus : `introuvable` si elle n'est pas à lui ou est
 * à la corbeille, `transfere`, `interdit`, `sans-partie-bep` hors de la GA, ceux de `joindrePiece`.
 */
export const joindreAFiche = (
  acteur: Acteur,
  { id, partie }: { id: string; partie: Partie },
  envoi: Envoi,
): Promise<PieceJointe> =>
  joindrePiece(
    acteur,
    {
      module: 'passeport',
      photos: true,
      ouvrir: async (tx, retenir) => {
        const lue = await exigerModifiable(tx, acteur, id, retenir);
        if (partie === 'bep' && lue.famille !== 'ga') throw new Refus('sans-partie-bep');
        return { referentiel: lue.referentiel, nombre: await compterFichiers(tx, acteur, id, partie) };
      },
      lier: async (tx, fichierId) => {
        await tx.insert(ficheFichier).values({ rne: acteur.rne, ficheId: id, fichierId, partie });
        await dater(tx, acteur, id);
      },
    },
    envoi,
  );

/** Ses enseignants la retrouvent comme modifiée. Sa version ne change pas : ce qui y est écrit est le même. */
const dater = (tx: Transaction, { rne }: Acteur, id: string) =>
  tx
    .update(fiche)
    .set({ modifieLe: sql`clock_timestamp()` })
    .where(and(eq(fiche.rne, rne), eq(fiche.id, id)));

/** Le diplôme de la fiche, si l'apprenant peut encore y joindre. */
async function exigerModifiable(tx: Transaction, acteur: Acteur, id: string, retenir: boolean) {
  exigerProfil(acteur, 'apprenant');
  if (acteur.sorti) throw new Refus('interdit');
  if (!estUuid(id)) throw new Refus('introuvable');
  const lecture = tx
    .select({ referentiel: fiche.referentiel, famille: referentiel.famille, origineRne: fiche.origineRne })
    .from(fiche)
    .innerJoin(referentiel, eq(referentiel.code, fiche.referentiel))
    .where(and(eq(fiche.id, id), fichesVisibles(acteur)));
  const [lue] = await (retenir ? lecture.for('update', { of: fiche }) : lecture);
  if (!lue) throw new Refus('introuvable');
  if (lue.origineRne) throw new Refus('transfere');
  return lue;
}

async function compterFichiers(tx: Transaction, { rne }: Acteur, ficheId: string, partie: Partie): Promise<number> {
  const [ligne] = await tx
    .select({ n: count() })
    .from(ficheFichier)
    .where(and(eq(ficheFichier.rne, rne), eq(ficheFichier.ficheId, ficheId), eq(ficheFichier.partie, partie)));
  return ligne?.n ?? 0;
}

/** Condition sur `fichier` : il est joint à cette fiche, que l'acteur voit. */
function jointA(acteur: Acteur, id: string): SQL {
  if (!estUuid(id)) throw new Refus('introuvable');
  return sql`exists (select from ${ficheFichier}
    join ${fiche} on ${fiche.rne} = ${ficheFichier.rne} and ${fiche.id} = ${ficheFichier.ficheId}
    where ${ficheFichier.rne} = ${fichier.rne} and ${ficheFichier.fichierId} = ${fichier.id}
      and ${fiche.id} = ${id} and ${fichesVisibles(acteur)})`;
}

/** Un fichier d'une fiche que l'acteur voit, à télécharger. Refus `introuvable`. */
export const telechargerDeFiche = async (acteur: Acteur, { id, fichierId }: CibleFichier): Promise<FichierLu> =>
  lireFichier(acteur, fichierId, jointA(acteur, id));

/** Retire un fichier d'une fiche de l'apprenant, et rend sa place. Refus : ceux de `joindreAFiche`. */
export async function retirerDeFiche(acteur: Acteur, { id, fichierId }: CibleFichier): Promise<void> {
  const effacer = await ecrire(acteur, 'fiche.retirer-fichier', async (tx, tracer) => {
    tracer({ cible: id, details: { fichier: fichierId } });
    await exigerModifiable(tx, acteur, id, true);
    const joint = await exigerFichier(tx, acteur, fichierId, jointA(acteur, id));
    await dater(tx, acteur, id);
    return supprimerFichiers(tx, acteur, [joint]);
  });
  await effacer();
}
