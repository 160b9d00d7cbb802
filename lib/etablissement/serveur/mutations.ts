import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { compte, motDePasseProvisoire } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { courriel as messages } from '@/db/schema/exploitation';
import { ecrire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import { deposerProvisoire } from '@/lib/comptes/serveur/mutations';
import { cleRne, formeRne, rneValide } from '../regles-rne';
import { schemaOuverture } from '../schema';

export interface EtablissementNeuf {
  rne: string;
  nom: string;
  courriel: string;
  /** Admet une lettre-clé fausse (codes de test, erreurs d'origine). */
  forcer?: boolean;
}

/** Ce qui est saisi, vérifié avant que rien ne s'écrive : un code RNE, un nom, une adresse électronique. */
function verifier(e: EtablissementNeuf): { rne: string; nom: string; courriel: string } {
  const rne = e.rne.trim().toUpperCase();
  if (!formeRne(rne)) throw new Error(`« ${e.rne} » n’est pas un code RNE : il faut sept chiffres et une lettre.`);
  if (!rneValide(rne) && !e.forcer) {
    throw new Error(
      `La lettre de « ${rne} » devrait être ${cleRne(rne.slice(0, 7))}. Vérifiez le code, ou ajoutez --forcer.`,
    );
  }
  const lue = schemaOuverture.safeParse(e);
  if (!lue.success) throw new Error(lue.error.issues.map((i) => i.message).join('\n'));
  return { rne, ...lue.data };
}

/**
 * Crée un établissement et son administrateur (login = RNE, AUT-3), à qui un mot de passe temporaire est envoyé.
 * Rend ce mot de passe, pour l'afficher à qui exploite. Refuse un code mal formé, une lettre-clé fausse (sauf
 * `forcer`), un nom vide, une adresse qui n'en est pas une, un établissement déjà créé.
 */
export async function creerEtablissement(e: EtablissementNeuf): Promise<{ login: string; motDePasse: string }> {
  const { rne, nom, courriel } = verifier(e);
  return ecrire(systeme(rne), 'etablissement.creer', async (tx, tracer) => {
    const [connu] = await tx.select({ nom: etablissement.nom }).from(etablissement).where(eq(etablissement.rne, rne));
    if (connu) throw new Error(`L’établissement ${rne} existe déjà : « ${connu.nom} ».`);
    await tx.insert(etablissement).values({ rne, nom, courriel });
    const id = uuidv7();
    await tx.insert(compte).values({
      rne,
      id,
      login: rne,
      profil: 'administrateur',
      nom: 'Administrateur',
      prenom: '',
      courriel,
      origine: 'manuel',
    });
    tracer({ cible: id });
    const motDePasse = await deposerProvisoire(tx, systeme(rne), { id, login: rne, courriel }, 'creation');
    return { login: rne, motDePasse };
  });
}

/**
 * Reprend une création restée sans suite (adresse fausse, message perdu) : corrige le nom et l'adresse, et donne à
 * l'administrateur un nouveau mot de passe temporaire. Refuse ce que refuse la création, un établissement qui n'existe pas, et
 * celui dont l'administrateur s'est déjà connecté : lui passe par « Mot de passe oublié ».
 */
export async function reprendreCreation(e: EtablissementNeuf): Promise<{ login: string; motDePasse: string }> {
  const { rne, nom, courriel } = verifier(e);
  return ecrire(systeme(rne), 'etablissement.reprendre', async (tx, tracer) => {
    const administrateur = and(eq(compte.rne, rne), eq(compte.login, rne));
    const [admin] = await tx
      .select({ id: compte.id, connecteLe: compte.connecteLe, personnaliseLe: compte.personnaliseLe })
      .from(compte)
      .where(administrateur)
      .for('update');
    if (!admin) throw new Error(`L’établissement ${rne} n’existe pas encore : créez-le (etablissement -- creer).`);
    if (admin.connecteLe || admin.personnaliseLe)
      throw new Error(
        `L’administrateur de ${rne} s’est déjà connecté : « Mot de passe oublié » lui en envoie un, rien n’est à reprendre.`,
      );
    await tx.update(etablissement).set({ nom, courriel }).where(eq(etablissement.rne, rne));
    await tx.update(compte).set({ courriel, modifieLe: new Date() }).where(administrateur);
    await tx
      .delete(motDePasseProvisoire)
      .where(and(eq(motDePasseProvisoire.rne, rne), eq(motDePasseProvisoire.compteId, admin.id)));
    await tx
      .delete(messages)
      .where(and(eq(messages.rne, rne), eq(messages.compteId, admin.id), ne(messages.etat, 'envoye')));
    tracer({ cible: admin.id });
    const motDePasse = await deposerProvisoire(tx, systeme(rne), { id: admin.id, login: rne, courriel }, 'creation');
    return { login: rne, motDePasse };
  });
}
