import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { compte, enseignant } from '@/db/schema/comptes';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { type EtatCivil, relever, selonSiecle } from '@/lib/comptes/regles-corrections';
import { changeInitial } from '../regles';
import type { SaisieModification } from '../schema';
import { renouvelerAcces } from './mutations-acces';
import { associer, dissocier } from './mutations-associations';
import { ecrirePersonnel } from './mutations-personnel';
import { exigerAutreAdministrateur, exigerOuvert, type Personnel } from './portee';

const ouNul = (v: string): string | null => v || null;

/** L'état civil d'une personne une fois la saisie reportée ; une saisie vide efface. */
const reporter = (avant: Personnel, champs: SaisieModification['champs']): EtatCivil => ({
  profil: champs.profil ?? avant.profil,
  civilite: champs.civilite === undefined ? avant.civilite : ouNul(champs.civilite),
  nom: champs.nom ?? avant.nom,
  prenom: champs.prenom ?? avant.prenom,
  dateNaissance: champs.dateNaissance ?? avant.dateNaissance,
  discipline: champs.discipline === undefined ? avant.discipline : ouNul(champs.discipline),
});

/**
 * Modifie une personne (UTI-2) : ce qui est donné change, le reste non. D'un compte connu de SIECLE, un champ qui en
 * diffère devient une correction, qu'aucun import ne défait ; rendu égal, il suit SIECLE de nouveau. `ajouts`, `retraits` :
 * divisions et groupes, pour un enseignant. Rend vrai si un mot de passe temporaire a été envoyé (voir `changerDeProfil`).
 * Refuse un compte d'ailleurs ou fermé, et de retirer son profil au dernier administrateur.
 */
export function modifierUtilisateur(acteur: Acteur, saisie: SaisieModification): Promise<{ envoye: boolean }> {
  return ecrirePersonnel(acteur, 'utilisateur.modifier', async (tx, tracer, etab) => {
    const { champs, ajouts, retraits } = saisie;
    tracer({
      cible: saisie.id,
      details: { champs: Object.keys(champs), ajouts: ajouts.length, retraits: retraits.length },
    });
    const avant = await exigerOuvert(tx, acteur, saisie.id);
    const valeurs = reporter(avant, champs);
    const courriel = champs.courriel === undefined ? avant.courriel : ouNul(champs.courriel);
    await enregistrer(tx, avant, valeurs, courriel);
    if (valeurs.profil === 'enseignant') {
      await poserDiscipline(tx, avant, valeurs.discipline);
      await associer(tx, acteur, { compteId: avant.id, annee: etab.anneeCourante }, ajouts);
      await dissocier(tx, acteur, avant.id, retraits);
    }
    if (valeurs.profil === avant.profil) return { envoye: false };
    return changerDeProfil(tx, acteur, { avant, profil: valeurs.profil, courriel });
  });
}

async function enregistrer(tx: Transaction, avant: Personnel, valeurs: EtatCivil, courriel: string | null) {
  const { discipline: _, ...civil } = valeurs;
  const corrections = avant.siecleId === null ? {} : relever(valeurs, selonSiecle(avant));
  await tx
    .update(compte)
    .set({ ...civil, ...corrections, courriel, modifieLe: new Date() })
    .where(and(eq(compte.rne, avant.rne), eq(compte.id, avant.id)));
}

async function poserDiscipline(tx: Transaction, { rne, id }: Personnel, discipline: string | null) {
  await tx
    .insert(enseignant)
    .values({ rne, compteId: id, discipline })
    .onConflictDoUpdate({ target: [enseignant.rne, enseignant.compteId], set: { discipline } });
}

/**
 * Ce qu'un changement de profil entraîne : les sessions finissent, et un compte que sa date de naissance ouvrait encore
 * ne s'ouvre plus que par un mot de passe temporaire, envoyé aussitôt. Refuse s'il n'a pas d'adresse où l'envoyer.
 */
async function changerDeProfil(
  tx: Transaction,
  acteur: Acteur,
  { avant, profil, courriel }: { avant: Personnel; profil: EtatCivil['profil']; courriel: string | null },
): Promise<{ envoye: boolean }> {
  if (avant.profil === 'administrateur') await exigerAutreAdministrateur(tx, acteur, avant.id);
  if (avant.motDePasse === null && changeInitial(avant.profil, profil)) {
    if (!courriel) throw new Refus('utilisateur-sans-adresse', { champs: { courriel: 'Saisissez son adresse.' } });
    await renouvelerAcces(tx, acteur, { ...avant, courriel }, 'reinitialisation');
    return { envoye: true };
  }
  await tx
    .update(compte)
    .set({ versionSession: sql`${compte.versionSession} + 1` })
    .where(and(eq(compte.rne, avant.rne), eq(compte.id, avant.id)));
  return { envoye: false };
}
