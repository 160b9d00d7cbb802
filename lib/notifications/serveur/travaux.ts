import 'server-only';
import { and, asc, eq, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { resumeCourriel } from '@/db/schema/exploitation';
import { ecrire, lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { PROFILS, type Profil, peutEntrer } from '@/lib/acces/modules';
import { systeme } from '@/lib/acces/serveur/acteur';
import { deposerTous } from '@/lib/courriels/serveur/mutations';
import { type Ligne, moduleDe } from '../regles';
import { echeance } from '../regles-echeance';
import { classer, sourceDe } from './queries-sources';
import { messageResume } from './textes-resume';

/** Personnes par transaction. */
const LOT = 200;

interface Abonne {
  compteId: string;
  profil: Profil;
  courriel: string;
}

const r = resumeCourriel;

/** Les résumés dus : ceux que personne n'a reçus depuis l'échéance, pour un compte ouvert qui a une adresse. */
const dus = (rne: string): SQL | undefined =>
  and(
    eq(r.rne, rne),
    or(
      and(eq(r.rythme, 'quotidien'), lt(r.jusquaLe, echeance('quotidien'))),
      and(eq(r.rythme, 'hebdomadaire'), lt(r.jusquaLe, echeance('hebdomadaire'))),
    ),
    isNotNull(compte.courriel),
    isNull(compte.masqueLe),
    isNull(compte.suspenduLe),
    sql`(${compte.sortiLe} is null or ${compte.sortiLe} > current_date)`,
  );

const abonnes = (tx: Transaction, rne: string, nombre: number) =>
  tx
    .select({
      compteId: r.compteId,
      profil: compte.profil,
      courriel: sql<string>`${compte.courriel}`,
    })
    .from(r)
    .innerJoin(compte, and(eq(compte.rne, r.rne), eq(compte.id, r.compteId)))
    .where(dus(rne))
    .orderBy(asc(r.compteId))
    .limit(nombre);

/** Ce qui est nouveau pour chacun, par compte : une requête par profil, quel que soit leur nombre. */
async function lireNouvelles(tx: Transaction, rne: string, lot: readonly Abonne[]): Promise<Map<string, Ligne[]>> {
  const parCompte = new Map<string, Ligne[]>();
  for (const profil of PROFILS) {
    const source = sourceDe(profil, rne);
    const siens = lot.filter((a) => a.profil === profil);
    if (!source || siens.length === 0) continue;
    const ids = sql.param(siens.map((a) => a.compteId));
    const d = sql`select compte_id, jusqua_le as depuis, jusqua_le as depuis_visite
      from resume_courriel where rne = ${rne} and compte_id = any(${ids}::uuid[])`;
    for (const l of await tx.execute<Ligne & Record<string, unknown>>(classer(d, source)))
      if (peutEntrer({ profil, sorti: false }, moduleDe(l)))
        parCompte.set(l.compteId, [...(parCompte.get(l.compteId) ?? []), l]);
  }
  return parCompte;
}

/**
 * Un lot de résumés : les messages sont déposés et chacun est dit à jour dans la même transaction ; rejoué après une panne,
 * rien ne part deux fois. Qui n'a rien de nouveau n'est pas écrit. Rend le nombre de personnes passées en revue.
 */
function envoyerLot(rne: string): Promise<number> {
  return ecrire(systeme(rne), 'resumes.envoyer', async (tx, tracer) => {
    const lot = await abonnes(tx, rne, LOT).for('update', { of: r, skipLocked: true });
    const nouvelles = await lireNouvelles(tx, rne, lot);
    const [lieu] = await tx.select({ nom: etablissement.nom }).from(etablissement).where(eq(etablissement.rne, rne));
    const messages = lot.flatMap(({ compteId, courriel }) => {
      const lignes = nouvelles.get(compteId);
      if (!lignes) return [];
      const message = messageResume({ rne, compteId, nomEtablissement: lieu?.nom ?? '', lignes });
      // Sans compte : l'état des envois d'accès (ACP-3) ne regarde que ceux d'un compte.
      return [{ ...message, destinataire: courriel, compteId: null }];
    });
    await deposerTous(tx, systeme(rne), messages);
    const ids = sql.param(lot.map((a) => a.compteId));
    await tx
      .update(r)
      .set({ jusquaLe: sql`now()` })
      .where(and(eq(r.rne, rne), sql`${r.compteId} = any(${ids}::uuid[])`));
    tracer({ details: { examines: lot.length, deposes: messages.length } });
    return lot.length;
  });
}

/**
 * Le matin, envoie les résumés dus d'un établissement, par lots de deux cents tant que `encore` le permet. Vrai s'il en
 * reste. N'écrit rien, pas même au journal, si aucun n'est dû.
 */
export async function envoyerResumes(rne: string, encore: () => boolean): Promise<boolean> {
  const [un] = await lire(systeme(rne), (tx) => abonnes(tx, rne, 1));
  if (!un) return false;
  while (encore()) if ((await envoyerLot(rne)) < LOT) return false;
  return true;
}
