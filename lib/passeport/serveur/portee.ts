import 'server-only';
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { validate as estUuid } from 'uuid';
import { fiche } from '@/db/schema/passeport';
import type { Transaction } from '@/db/transaction';
import type { Profil } from '@/lib/acces/modules';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { apprenantsVisibles } from '@/lib/acces/serveur/portee';
import { MOIS_CORBEILLE } from '../regles';

/**
 * Les fiches que l'acteur peut voir, corbeille comprise pour l'enseignant. L'apprenant : les siennes, hors corbeille ;
 * le parent : celles de ses enfants, ni brouillon ni corbeille ; l'enseignant : celles des apprenants de ses classes,
 * sans brouillon, et 3 mois de corbeille. Les autres profils n'ont pas ce module.
 */
export function fichesVisibles(acteur: Acteur): SQL | undefined {
  const siennes = and(eq(fiche.rne, acteur.rne), sql`${fiche.apprenantId} in ${apprenantsVisibles(acteur)}`);
  switch (acteur.profil) {
    case 'apprenant':
      return and(siennes, isNull(fiche.corbeilleLe));
    case 'parent':
      return and(siennes, isNull(fiche.corbeilleLe), eq(fiche.brouillon, false));
    case 'enseignant':
      return and(siennes, eq(fiche.brouillon, false), sql`(${fiche.corbeilleLe} is null or ${encoreRecuperable})`);
    default:
      return sql`false`;
  }
}

const encoreRecuperable = sql`${fiche.corbeilleLe} > now() - make_interval(months => ${MOIS_CORBEILLE})`;

export type FichePrise = typeof fiche.$inferSelect;

/** La fiche, retenue jusqu'à la fin de la transaction. Refus `introuvable` hors de la vue de l'acteur. */
export async function prendreFiche(tx: Transaction, acteur: Acteur, id: string): Promise<FichePrise> {
  if (!estUuid(id)) throw new Refus('introuvable');
  const [prise] = await tx
    .select()
    .from(fiche)
    .where(and(eq(fiche.id, id), fichesVisibles(acteur)))
    .for('update');
  if (!prise) throw new Refus('introuvable');
  return prise;
}

/** Comme `prendreFiche`, pour la changer. Refus `transfere` si elle vient d'un autre établissement (PAR-2). */
export async function prendreModifiable(tx: Transaction, acteur: Acteur, id: string): Promise<FichePrise> {
  const prise = await prendreFiche(tx, acteur, id);
  if (prise.origineRne) throw new Refus('transfere');
  return prise;
}

/** Refus `interdit` pour tout autre profil, et pour qui a quitté l'établissement : la mutation ne compte pas sur sa porte seule. */
export function exigerProfil(acteur: Acteur, profil: Profil): void {
  if (acteur.profil !== profil || acteur.sorti) throw new Refus('interdit');
}
