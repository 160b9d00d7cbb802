import 'server-only';
import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { compte } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { ecrire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import { deposerProvisoire } from '@/lib/comptes/serveur/mutations';
import { cleRne, formeRne, rneValide } from '../regles-rne';

export interface EtablissementNeuf {
  rne: string;
  nom: string;
  courriel: string;
  /** Admet une lettre-clé fausse (codes de test, erreurs d'origine). */
  forcer?: boolean;
}

/**
 * Crée un établissement et son administrateur (login = RNE, AUT-3), à qui un mot de passe temporaire est envoyé.
 * Rend ce mot de passe, pour l'afficher à qui exploite. Refuse un code mal formé, une lettre-clé fausse (sauf
 * `forcer`), un établissement déjà créé.
 */
export async function creerEtablissement(e: EtablissementNeuf): Promise<{ login: string; motDePasse: string }> {
  const rne = e.rne.trim().toUpperCase();
  if (!formeRne(rne)) throw new Error(`« ${e.rne} » n’est pas un code RNE : il faut sept chiffres et une lettre.`);
  if (!rneValide(rne) && !e.forcer) {
    throw new Error(
      `La lettre de « ${rne} » devrait être ${cleRne(rne.slice(0, 7))}. Vérifiez le code, ou ajoutez --forcer.`,
    );
  }
  return ecrire(systeme(rne), 'etablissement.creer', async (tx, tracer) => {
    const [connu] = await tx.select({ nom: etablissement.nom }).from(etablissement).where(eq(etablissement.rne, rne));
    if (connu) throw new Error(`L’établissement ${rne} existe déjà : « ${connu.nom} ».`);
    await tx.insert(etablissement).values({ rne, nom: e.nom, courriel: e.courriel });
    const id = uuidv7();
    await tx.insert(compte).values({
      rne,
      id,
      login: rne,
      profil: 'administrateur',
      nom: 'Administrateur',
      prenom: '',
      courriel: e.courriel,
      origine: 'manuel',
    });
    tracer({ cible: id });
    const motDePasse = await deposerProvisoire(tx, systeme(rne), { id, login: rne, courriel: e.courriel }, 'creation');
    return { login: rne, motDePasse };
  });
}
