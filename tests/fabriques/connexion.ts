import { authentifier } from '@/lib/comptes/connexion';
import { boite } from './courriels';

let adresses = 0;
/** Une adresse neuve : les essais manqués d'un test ne comptent pas pour un autre. */
export const uneIp = () => `10.2.${Math.floor(++adresses / 250)}.${adresses % 250}`;

/** Essaie d'entrer : le code de l'échec, ou « entré ». */
export async function issue(rne: string, login: string, motDePasse: string): Promise<string> {
  const r = await authentifier({ rne, login, motDePasse, ip: uneIp() });
  return r.ok ? 'entré' : r.code;
}

/** Le mot de passe temporaire du dernier message encore plein de ce compte. */
export async function motDePasseRecu(rne: string, compteId: string): Promise<string> {
  const texte = (await boite(rne)).findLast((c) => c.compteId === compteId)?.texte ?? '';
  return /temporaire\s:\s(\S+)/.exec(texte)?.[1] ?? 'aucun';
}
