import { and, asc, eq } from 'drizzle-orm';
import { compte, enseignant } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { courriel, journal } from '@/db/schema/exploitation';
import { affectation, structure } from '@/db/schema/structures';
import { ecrire, lire } from '@/db/tenant';
import { Refus } from '@/lib/acces/refus';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';
import { schemaCreation, schemaModification } from '@/lib/utilisateurs/schema';
import { unCompte, unEtablissement } from './etablissement';

/** Un établissement, et son administrateur au mot de passe personnalisé, créé à la main. */
export async function unAdministrateur(options: Parameters<typeof unEtablissement>[0] = {}): Promise<Acteur> {
  return unCompte(await unEtablissement(options), 'administrateur', { origine: 'manuel', nom: 'Admin', prenom: '' });
}

/** Le compte tel qu'il est dans la base, discipline comprise. */
export async function compteLu(rne: string, id: string) {
  const [lu] = await lire(systeme(rne), (tx) =>
    tx
      .select({ c: compte, discipline: enseignant.discipline })
      .from(compte)
      .leftJoin(enseignant, and(eq(enseignant.rne, compte.rne), eq(enseignant.compteId, compte.id)))
      .where(and(eq(compte.rne, rne), eq(compte.id, id))),
  );
  if (!lu) throw new Error('compte absent');
  return { ...lu.c, discipline: lu.discipline };
}

export const compteDuLogin = async (rne: string, login: string) => {
  const [lu] = await lire(systeme(rne), (tx) =>
    tx
      .select({ id: compte.id })
      .from(compte)
      .where(and(eq(compte.rne, rne), eq(compte.login, login))),
  );
  if (!lu) throw new Error(`aucun compte ${login}`);
  return compteLu(rne, lu.id);
};

/** Les associations d'une personne : le code de la structure, et d'où vient le lien (« retirée » s'il est exclu). */
export async function associations(rne: string, id: string): Promise<Record<string, string>> {
  const lues = await lire(systeme(rne), (tx) =>
    tx
      .select({ code: structure.code, a: affectation })
      .from(affectation)
      .innerJoin(structure, and(eq(structure.rne, affectation.rne), eq(structure.id, affectation.structureId)))
      .where(and(eq(affectation.rne, rne), eq(affectation.compteId, id)))
      .orderBy(asc(structure.code)),
  );
  return Object.fromEntries(lues.map(({ code, a }) => [code, a.exclueLe ? 'retirée' : a.finLe ? 'finie' : a.origine]));
}

/** Les courriels déposés pour un compte, du plus ancien au plus récent. */
export const courrielsDe = (rne: string, id: string) =>
  lire(systeme(rne), (tx) =>
    tx
      .select()
      .from(courriel)
      .where(and(eq(courriel.rne, rne), eq(courriel.compteId, id)))
      .orderBy(asc(courriel.id)),
  );

export const provisoireDe = async (rne: string, id: string): Promise<string> => {
  const texte = (await courrielsDe(rne, id)).at(-1)?.texte ?? '';
  return /temporaire\s: (\S+)/.exec(texte)?.[1] ?? 'aucun';
};

export const journalDe = (rne: string, evenement: string) =>
  lire(systeme(rne), (tx) =>
    tx
      .select()
      .from(journal)
      .where(and(eq(journal.rne, rne), eq(journal.evenement, evenement))),
  );

export const changerCompte = (a: Acteur, valeurs: Partial<typeof compte.$inferInsert>) =>
  ecrire(systeme(a.rne), 'test.compte', (tx) =>
    tx
      .update(compte)
      .set(valeurs)
      .where(and(eq(compte.rne, a.rne), eq(compte.id, a.compteId))),
  );

export const changerEtablissement = (rne: string, valeurs: Partial<typeof etablissement.$inferInsert>) =>
  ecrire(systeme(rne), 'test.etablissement', (tx) =>
    tx.update(etablissement).set(valeurs).where(eq(etablissement.rne, rne)),
  );

/** Ce que l'écran envoie pour modifier quelqu'un, lu par le schéma de l'action. */
export const modification = (
  id: string,
  m: { champs?: Record<string, string>; ajouts?: string[]; retraits?: string[] },
) => schemaModification.parse({ champs: {}, ...m, id });

export const creation = (options: Record<string, unknown> = {}) =>
  schemaCreation.parse({
    profil: 'enseignant',
    civilite: 'Mme',
    nom: 'Prunier',
    prenom: 'Ève',
    dateNaissance: '1980-01-02',
    courriel: 'eve.prunier@example.org',
    discipline: 'Anglais',
    ...options,
  });

/** Le code du refus que lève une promesse ; « rien » si elle aboutit. */
export const refusDe = (promesse: Promise<unknown>): Promise<string> =>
  promesse.then(
    () => 'rien',
    (e: unknown) => (e instanceof Refus ? e.code : String(e)),
  );
