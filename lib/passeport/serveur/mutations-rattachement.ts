import 'server-only';
import { and, asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { ficheChoix, ficheEvaluation } from '@/db/schema/passeport';
import { referentiel, referentielItem } from '@/db/schema/referentiels';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import { familleFiche } from '@/lib/champs/regles-fiche';
import type { DerniersDegres, Partie, Rattachement } from '../regles';
import type { FichePrise } from './portee';

type Cle = Pick<FichePrise, 'rne' | 'id'>;

/** Codes des complexités et aléas de la fiche. */
export async function lireChoix(tx: Transaction, { rne, id }: Cle): Promise<string[]> {
  const lignes = await tx
    .select({ item: ficheChoix.item })
    .from(ficheChoix)
    .where(and(eq(ficheChoix.rne, rne), eq(ficheChoix.ficheId, id)))
    .orderBy(asc(ficheChoix.item));
  return lignes.map((l) => l.item);
}

export async function remplacerChoix(tx: Transaction, f: Cle & { referentiel: string }, choix: readonly string[]) {
  await tx.delete(ficheChoix).where(and(eq(ficheChoix.rne, f.rne), eq(ficheChoix.ficheId, f.id)));
  const lignes = [...new Set(choix)].map((item) => ({ rne: f.rne, ficheId: f.id, item, referentiel: f.referentiel }));
  if (lignes.length > 0) await tx.insert(ficheChoix).values(lignes);
}

/** Le dernier degré donné à chaque partie de la fiche. */
export async function lireDegres(tx: Transaction, { rne, id }: Cle): Promise<DerniersDegres> {
  const e = ficheEvaluation;
  const lignes = await tx
    .selectDistinctOn([e.partie], { partie: e.partie, degre: e.degre })
    .from(e)
    .where(and(eq(e.rne, rne), eq(e.ficheId, id), isNotNull(e.degre)))
    .orderBy(e.partie, desc(e.creeLe), desc(e.id));
  const de = (partie: Partie) => lignes.find((l) => l.partie === partie)?.degre ?? null;
  return { bacpro: de('bacpro'), bep: de('bep') };
}

type Item = typeof referentielItem.$inferSelect;

async function lireItems(tx: Transaction, diplome: string, codes: readonly string[]): Promise<Map<string, Item>> {
  const i = referentielItem;
  const lignes = await tx
    .select()
    .from(i)
    .where(and(eq(i.referentiel, diplome), inArray(i.code, [...codes])));
  return new Map(lignes.map((l) => [l.code, l]));
}

/** L'activité du BEP est une tâche : évaluable, sous une dominante qui ne l'est pas. */
async function lireActivite(
  tx: Transaction,
  code: string,
): Promise<{ referentiel: string; retiree: boolean } | undefined> {
  const [ligne] = await tx.execute<{ referentiel: string; retiree: boolean }>(sql`
    select i.referentiel, i.retire_le is not null as retiree
    from referentiel_item i
    join referentiel r on r.code = i.referentiel and r.famille = 'bep'
    join referentiel_item p on p.referentiel = i.referentiel and p.code = i.parent and not p.evaluable
    where i.code = ${code} and i.nature = 'item' and i.evaluable`);
  return ligne;
}

/**
 * Vérifie qu'une fiche de ce diplôme peut se rattacher ainsi. Ce qui est retiré du référentiel ne reste possible que
 * s'il y était déjà (`actuel`). Rend la famille, et le référentiel de l'activité du BEP. Refus `saisie`, avec les champs.
 */
export async function controlerRattachement(
  tx: Transaction,
  diplome: string,
  voulu: Rattachement,
  actuel?: Rattachement,
): Promise<{ famille: 'ga' | 'competences'; bepReferentiel: string | null }> {
  const [lu] = await tx.select().from(referentiel).where(eq(referentiel.code, diplome));
  if (!lu) throw new Refus('sans-diplome');
  const famille = familleFiche(lu.famille);
  const items = await lireItems(tx, diplome, [voulu.item, ...voulu.choix]);
  const permis = (code: string, garde: boolean | undefined) => garde || items.get(code)?.retireLe === null;
  const champs: Record<string, string> = {};
  const item = items.get(voulu.item);
  if (item?.nature !== 'item' || !item.evaluable || !permis(voulu.item, actuel?.item === voulu.item))
    champs.item = 'Cette compétence n’est pas dans le référentiel de ce diplôme.';
  const etranger = (code: string) => items.get(code)?.parent !== voulu.item || items.get(code)?.nature === 'item';
  if (voulu.choix.some((c) => etranger(c) || !permis(c, actuel?.choix.includes(c))))
    champs.choix = 'Une complexité ou un aléa coché n’appartient pas à la situation choisie.';
  const activite = voulu.bepItem && famille === 'ga' ? await lireActivite(tx, voulu.bepItem) : undefined;
  if (voulu.bepItem && (!activite || (activite.retiree && actuel?.bepItem !== voulu.bepItem)))
    champs.bepItem = 'Cette activité n’est pas proposée pour ce diplôme.';
  if (Object.keys(champs).length > 0) throw new Refus('saisie', { champs });
  return { famille, bepReferentiel: activite?.referentiel ?? null };
}
