import { eq } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { ecrire } from '@/db/tenant';
import { type Acteur, acteurDuJeton, systeme } from '@/lib/acces/serveur/acteur';
import type { Jeton, Ouverture } from '@/lib/acces/serveur/jeton';
import { demanderProvisoire } from '@/lib/comptes/serveur/mutations';
import { authentifier } from '@/lib/comptes/serveur/mutations-connexion';
import { boite } from './courriels';

const reseau = Math.floor(Math.random() * 250);
let adresses = 0;
/** Une adresse neuve : les essais manqués d'un test ne comptent pas pour un autre. */
export const uneIp = () => `10.${reseau}.${Math.floor(++adresses / 250)}.${adresses % 250}`;

export const entrer = (rne: string, login: string, motDePasse: string, ip = uneIp(), appareil?: string) =>
  authentifier({ rne, login, motDePasse, ip, appareil });

/** Essaie d'entrer : le code de l'échec, ou « entré ». */
export async function issue(...p: Parameters<typeof entrer>): Promise<string> {
  const r = await entrer(...p);
  return r.ok ? 'entré' : r.code;
}

/** Entre, et rend le jeton de la session. */
export async function ouvrir(...p: Parameters<typeof entrer>): Promise<Ouverture> {
  const r = await entrer(...p);
  if (!r.ok) throw new Error(`refusé : ${r.code}`);
  return r.jeton;
}

export async function acteur(jeton: Jeton): Promise<Acteur> {
  const a = await acteurDuJeton(jeton);
  if (!a) throw new Error('session finie');
  return a;
}

/** Un compte jamais connecté, né le 14/07/2009. */
export const NEUF = { aPersonnaliser: true, motDePasse: null, dateNaissance: '2009-07-14' };

export const changer = (a: Acteur, valeurs: Partial<typeof compte.$inferInsert>) =>
  ecrire(systeme(a.rne), 'test.compte', (tx) => tx.update(compte).set(valeurs).where(eq(compte.id, a.compteId)));

/** Le mot de passe temporaire que dit un message. */
export const motDePasseDe = (texte?: string | null) => /temporaire\s:\s(\S+)/.exec(texte ?? '')?.[1] ?? 'aucun';

/** Les messages déposés pour un compte, du plus ancien au plus récent. */
export const courriels = async (a: Acteur) => (await boite(a.rne)).filter((c) => c.compteId === a.compteId);

/** Le mot de passe temporaire du dernier message de ce compte. */
export async function motDePasseRecu(rne: string, compteId: string): Promise<string> {
  return motDePasseDe((await boite(rne)).findLast((c) => c.compteId === compteId)?.texte);
}

/** Demande un mot de passe provisoire et le lit dans le courriel ; échoue si rien ne part. */
export async function recevoirProvisoire(a: Acteur): Promise<string> {
  const { envoi } = await demanderProvisoire(a.rne, a.login, uneIp());
  if (!envoi) throw new Error('aucun mot de passe provisoire n’est parti');
  return motDePasseRecu(a.rne, a.compteId);
}
