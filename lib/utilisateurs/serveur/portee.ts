import 'server-only';
import { and, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import { compte, enseignant } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { affectation, structure } from '@/db/schema/structures';
import type { Locataire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import { type Origine, PROFILS_PERSONNEL, type ProfilPersonnel } from '../regles';

/** Les comptes de ce module : le personnel de l'établissement, sans les auteurs venus d'un transfert. */
export const estDuPersonnel = (l: Locataire): SQL | undefined =>
  and(eq(compte.rne, l.rne), inArray(compte.profil, [...PROFILS_PERSONNEL]), ne(compte.origine, 'transfert'));

/** Le compte peut ouvrir une session (`compteOuvert`, en SQL). */
export const estOuvert = sql<boolean>`(${compte.masqueLe} is null and ${compte.suspenduLe} is null
  and (${compte.sortiLe} is null or ${compte.sortiLe} > current_date))`;

/** Les associations en cours d'un compte, avec leur structure de l'année. */
export const associationActive = sql`${affectation.finLe} is null and ${affectation.exclueLe} is null
  and ${affectation.role} = 'enseignant' and ${structure.masqueeLe} is null`;

export const ETABLISSEMENT = {
  nom: etablissement.nom,
  courriel: etablissement.courriel,
  anneeCourante: etablissement.anneeCourante,
};
export interface EtablissementLu {
  nom: string;
  courriel: string | null;
  anneeCourante: number | null;
}

export interface Personnel extends Omit<typeof compte.$inferSelect, 'profil' | 'origine'> {
  profil: ProfilPersonnel;
  origine: Origine;
  discipline: string | null;
  ouvert: boolean;
}

/** Un compte du personnel de l'établissement, fermé ou non. Refuse (`introuvable`) tout autre. */
export async function exigerPersonnel(tx: Transaction, l: Locataire, id: string): Promise<Personnel> {
  const [lu] = await tx
    .select({ c: compte, discipline: enseignant.discipline, ouvert: estOuvert })
    .from(compte)
    .leftJoin(enseignant, and(eq(enseignant.rne, compte.rne), eq(enseignant.compteId, compte.id)))
    .where(and(estDuPersonnel(l), eq(compte.id, id)));
  const profil = PROFILS_PERSONNEL.find((p) => p === lu?.c.profil);
  if (!lu || !profil) throw new Refus('introuvable');
  const origine = lu.c.origine === 'siecle' ? 'siecle' : 'manuel';
  return { ...lu.c, profil, origine, discipline: lu.discipline, ouvert: lu.ouvert };
}

/** Le même, encore ouvert. Refuse `utilisateur-ferme` s'il est masqué, suspendu ou sorti. */
export async function exigerOuvert(tx: Transaction, l: Locataire, id: string): Promise<Personnel> {
  const personne = await exigerPersonnel(tx, l, id);
  if (!personne.ouvert) throw new Refus('utilisateur-ferme');
  return personne;
}

/** Refuse si `id` est le dernier administrateur qui puisse entrer : nul ne gérerait plus l'établissement. */
export async function exigerAutreAdministrateur(tx: Transaction, l: Locataire, id: string): Promise<void> {
  const [autre] = await tx
    .select({ id: compte.id })
    .from(compte)
    .where(and(estDuPersonnel(l), eq(compte.profil, 'administrateur'), ne(compte.id, id), estOuvert))
    .limit(1);
  if (!autre) throw new Refus('dernier-administrateur');
}
