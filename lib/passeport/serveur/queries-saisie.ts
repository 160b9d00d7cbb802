import 'server-only';
import { and, desc, eq, isNull, ne } from 'drizzle-orm';
import { apprenant } from '@/db/schema/comptes';
import { fiche } from '@/db/schema/passeport';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/serveur/acteur';

/** Une période en entreprise, à proposer d'une fiche à l'autre ; dates `aaaa-mm-jj`, vides si elles ne sont pas données. */
export interface Pfmp {
  organisation: string;
  debutLe: string;
  finLe: string;
}

/**
 * De quoi ouvrir une fiche neuve (PAS-2) : le diplôme de l'apprenant (nul : aucun) et sa dernière PFMP, par la date de
 * ses fiches. L'acteur est l'apprenant.
 */
export const lirePourCreer = (acteur: Acteur): Promise<{ referentiel: string | null; pfmp: Pfmp | null }> =>
  lire(acteur, async (tx) => {
    const derniere = tx
      .select({
        rne: fiche.rne,
        organisation: fiche.organisation,
        debutLe: fiche.pfmpDebutLe,
        finLe: fiche.pfmpFinLe,
      })
      .from(fiche)
      .where(
        and(
          eq(fiche.rne, acteur.rne),
          eq(fiche.apprenantId, acteur.compteId),
          eq(fiche.lieu, 'pfmp'),
          ne(fiche.organisation, ''),
          isNull(fiche.corbeilleLe),
          isNull(fiche.origineRne),
        ),
      )
      .orderBy(desc(fiche.faiteLe), desc(fiche.creeLe))
      .limit(1)
      .as('derniere');
    const [moi] = await tx
      .select({
        referentiel: apprenant.referentiel,
        organisation: derniere.organisation,
        debutLe: derniere.debutLe,
        finLe: derniere.finLe,
      })
      .from(apprenant)
      .leftJoin(derniere, eq(derniere.rne, apprenant.rne))
      .where(and(eq(apprenant.rne, acteur.rne), eq(apprenant.compteId, acteur.compteId)));
    const { referentiel = null, organisation, debutLe, finLe } = moi ?? {};
    const pfmp = organisation ? { organisation, debutLe: debutLe ?? '', finLe: finLe ?? '' } : null;
    return { referentiel, pfmp };
  });
