import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { apprenant } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { mef, referentiel } from '@/db/schema/referentiels';
import { affectation, structure } from '@/db/schema/structures';
import { ecrire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { relancerAccesParents } from '@/lib/acces-parents/serveur/mutations';
import { diplomeRetenu } from '../plan/diplome';
import { rattacher } from '../plan/structures';

type Division = typeof structure.$inferSelect;
type Rattachement = Pick<Division, 'referentiel' | 'niveau' | 'rattachementManuel'>;

/**
 * Corrige à la main le diplôme et le niveau d'une division (IMP-7) ; les imports suivants ne la changent plus. Ses
 * apprenants présents suivent, sauf ceux dont le diplôme a été donné à la main. `niveau` : 1 seconde, 2 première,
 * 3 terminale. Refuse une division d'une autre année, un groupe, un diplôme inconnu. Rend le nombre d'apprenants changés.
 */
export function rattacherDivision(
  acteur: Acteur,
  saisie: { division: string; referentiel: string | null; niveau: number | null },
): Promise<number> {
  return ecrire(acteur, 'division.rattacher', async (tx, tracer) => {
    tracer({ cible: saisie.division, details: { referentiel: saisie.referentiel, niveau: saisie.niveau } });
    const division = await exigerDivision(tx, acteur, saisie.division);
    if (saisie.referentiel !== null) await exigerDiplome(tx, saisie.referentiel);
    const { referentiel, niveau } = saisie;
    return poser(tx, acteur, division, { referentiel, niveau, rattachementManuel: true });
  });
}

/** Rend à une division le diplôme et le niveau de ses MEF (IMP-7). Rend le nombre d'apprenants changés. */
export function revenirAuMef(acteur: Acteur, id: string): Promise<number> {
  return ecrire(acteur, 'division.revenir-au-mef', async (tx, tracer) => {
    tracer({ cible: id });
    const division = await exigerDivision(tx, acteur, id);
    const parMef = rattacher(division.mefs, await lireMefs(tx));
    return poser(tx, acteur, division, { ...parMef, rattachementManuel: false });
  });
}

async function exigerDivision(tx: Transaction, acteur: Acteur, id: string): Promise<Division> {
  const [trouvee] = await tx
    .select({ division: structure })
    .from(structure)
    .innerJoin(
      etablissement,
      and(eq(etablissement.rne, structure.rne), eq(etablissement.anneeCourante, structure.annee)),
    )
    .where(
      and(
        eq(structure.rne, acteur.rne),
        eq(structure.id, id),
        eq(structure.nature, 'division'),
        isNull(structure.masqueeLe),
      ),
    )
    .for('update', { of: structure });
  if (!trouvee) throw new Refus('introuvable');
  return trouvee.division;
}

/** Le BEP MSA accompagne un baccalauréat : aucune division n'y est rattachée. */
async function exigerDiplome(tx: Transaction, code: string): Promise<void> {
  const [connu] = await tx.select({ famille: referentiel.famille }).from(referentiel).where(eq(referentiel.code, code));
  if (!connu || connu.famille === 'bep') {
    throw new Refus('saisie', { champs: { referentiel: 'Choisissez un diplôme de la liste.' } });
  }
}

const lireMefs = async (tx: Transaction) => new Map((await tx.select().from(mef)).map((m) => [m.code, m]));

async function poser(tx: Transaction, acteur: Acteur, division: Division, neuf: Rattachement): Promise<number> {
  await tx
    .update(structure)
    .set(neuf)
    .where(and(eq(structure.rne, acteur.rne), eq(structure.id, division.id)));
  await tx
    .update(etablissement)
    .set({ revision: sql`${etablissement.revision} + 1` })
    .where(eq(etablissement.rne, acteur.rne));
  const changes = await suivre(tx, acteur, division.id, neuf);
  await relancerAccesParents(tx, acteur.rne);
  return changes;
}

/** Met le diplôme des apprenants présents d'accord avec leur division ; rend combien ont changé. */
async function suivre(tx: Transaction, acteur: Acteur, division: string, neuf: Rattachement): Promise<number> {
  const [presents, mefs] = [await lirePresents(tx, acteur, division), await lireMefs(tx)];
  const changes = presents.flatMap((p) => {
    const diplome = diplomeRetenu(p, p.mef, neuf, mefs);
    return diplome === p.referentiel ? [] : [{ compteId: p.compteId, diplome }];
  });
  if (changes.length === 0) return 0;
  await tx.execute(sql`
    update apprenant a set referentiel = n.diplome
    from unnest(${sql.param(changes.map((c) => c.compteId))}::uuid[], ${sql.param(changes.map((c) => c.diplome))}::text[])
      as n(id, diplome)
    where a.rne = ${acteur.rne} and a.compte_id = n.id`);
  return changes.length;
}

const lirePresents = (tx: Transaction, acteur: Acteur, division: string) =>
  tx
    .select({
      compteId: apprenant.compteId,
      mef: apprenant.mef,
      referentiel: apprenant.referentiel,
      referentielManuel: apprenant.referentielManuel,
    })
    .from(affectation)
    .innerJoin(apprenant, and(eq(apprenant.rne, affectation.rne), eq(apprenant.compteId, affectation.compteId)))
    .where(
      and(
        eq(affectation.rne, acteur.rne),
        eq(affectation.structureId, division),
        eq(affectation.role, 'apprenant'),
        isNull(affectation.finLe),
        isNull(affectation.exclueLe),
      ),
    );
