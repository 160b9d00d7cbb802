import 'server-only';
import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { compte, enseignant } from '@/db/schema/comptes';
import type { Transaction } from '@/db/transaction';
import type { Profil } from '@/lib/acces/modules';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { creerAttributeurLogins } from '@/lib/comptes/regles-login';
import { plier } from '@/lib/comptes/regles-noms';
import { peutCreer } from '../regles';
import type { SaisieCreation } from '../schema';
import { renouvelerAcces } from './mutations-acces';
import { associer } from './mutations-associations';
import { ecrirePersonnel } from './mutations-personnel';
import { estDuPersonnel, estOuvert } from './portee';

/** Quelqu'un du même nom, né le même jour. */
export interface Homonyme {
  id: string;
  nom: string;
  prenom: string;
  login: string;
  profil: Profil;
  /** Faux : masqué ou suspendu ; le ramener vaut mieux que le recréer. */
  ouvert: boolean;
}

export type SuiteCreation = { cree: true; id: string; login: string } | { cree: false; homonymes: Homonyme[] };

/**
 * Crée un enseignant ou un autre utilisateur (UTI-4) : login unique dans l'établissement, et courriel portant un mot de
 * passe temporaire, seul à l'ouvrir. Sans `confirme`, ne crée rien et rend les homonymes nés le même jour, s'il y en a.
 * Refuse tant que le nom ou l'adresse de l'établissement manquent, et une structure d'ailleurs.
 */
export function creerUtilisateur(acteur: Acteur, saisie: SaisieCreation): Promise<SuiteCreation> {
  return ecrirePersonnel(acteur, 'utilisateur.creer', async (tx, tracer, etab): Promise<SuiteCreation> => {
    if (!peutCreer(etab)) throw new Refus('etablissement-incomplet');
    const homonymes = saisie.confirme ? [] : await chercherHomonymes(tx, acteur, saisie);
    tracer({ details: { profil: saisie.profil, cree: homonymes.length === 0 } });
    if (homonymes.length > 0) return { cree: false, homonymes };
    const neuf = await inserer(tx, acteur, saisie);
    tracer({ cible: neuf.id });
    if (saisie.profil === 'enseignant') {
      await tx.insert(enseignant).values({ rne: acteur.rne, compteId: neuf.id, discipline: saisie.discipline || null });
      await associer(tx, acteur, { compteId: neuf.id, annee: etab.anneeCourante }, saisie.structures);
    }
    await renouvelerAcces(tx, acteur, { ...neuf, courriel: saisie.courriel }, 'creation');
    return { cree: true, ...neuf };
  });
}

async function chercherHomonymes(tx: Transaction, acteur: Acteur, saisie: SaisieCreation): Promise<Homonyme[]> {
  const memeJour = await tx
    .select({
      id: compte.id,
      nom: compte.nom,
      prenom: compte.prenom,
      login: compte.login,
      profil: compte.profil,
      ouvert: estOuvert,
    })
    .from(compte)
    .where(and(estDuPersonnel(acteur), eq(compte.dateNaissance, saisie.dateNaissance)))
    .orderBy(compte.login);
  const memeNom = (c: { nom: string; prenom: string }) =>
    plier(c.nom) === plier(saisie.nom) && plier(c.prenom) === plier(saisie.prenom);
  return memeJour.filter(memeNom);
}

async function inserer(
  tx: Transaction,
  acteur: Acteur,
  saisie: SaisieCreation,
): Promise<{ id: string; login: string }> {
  const pris = await tx.select({ login: compte.login }).from(compte).where(eq(compte.rne, acteur.rne));
  const login = creerAttributeurLogins(pris.map((c) => c.login))(saisie.prenom, saisie.nom);
  const { profil, civilite, nom, prenom, dateNaissance, courriel } = saisie;
  const id = uuidv7();
  await tx
    .insert(compte)
    .values({ rne: acteur.rne, id, login, profil, civilite, nom, prenom, dateNaissance, courriel, origine: 'manuel' });
  return { id, login };
}
