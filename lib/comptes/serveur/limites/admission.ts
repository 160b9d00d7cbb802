import 'server-only';
import { and, count, eq, ne } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { lire } from '@/db/tenant';
import { visiteur } from '@/lib/acces/serveur/acteur';
import { reseauDe } from '@/lib/acces/serveur/adresse-ip';
import { signalerAttaque } from '../mutations-alertes';
import { avecCompte, numeroConnu } from './appareils';
import { aSignaler, type Cadence, COMPTE, cadenceAdresse, ESSAIS_APPAREIL, PAIRE, SEUIL_ALERTE } from './cadences';
import { compter, decompter, empreinteAdresse, empreinteCompte, oublier, passer } from './compteurs';

interface Essai {
  rne: string;
  login: string;
  ip: string;
  /** Ce que le navigateur retient de ses comptes (`lireAppareil`). */
  appareil?: string | undefined;
}

/** Un essai admis, dont on dira l'issue ; ou l'attente, en secondes, avant le suivant. */
export type Admission =
  | { admis: true; reussir: () => Promise<string>; manquer: (compteId?: string) => Promise<void> }
  | { admis: false; code: 'attente-compte' | 'attente-adresse'; secondes: number };

/**
 * Admet un essai de connexion, ou le fait attendre (décision 0052, « device cookies » d'OWASP). Un appareil qui s'est déjà
 * ouvert à ce compte a son propre compteur : rien de ce que font les autres ne l'arrête. Un inconnu est compté par
 * compte et par adresse, puis seulement ralenti. Un essai est compté avant d'être vérifié : une salve n'en passe pas plus.
 */
export async function admettre(essai: Essai): Promise<Admission> {
  const { rne, login, appareil } = essai;
  const numero = numeroConnu(appareil, rne, login);
  const reussir = async () => avecCompte(appareil, rne, login);
  if (numero !== null) {
    const cle = `${empreinteCompte(rne, login)}.${numero}`;
    if ((await compter('appareil', cle)) <= ESSAIS_APPAREIL)
      return { admis: true, reussir: async () => oublier('appareil', cle).then(reussir), manquer: async () => {} };
  }
  return admettreInconnu(essai, reussir);
}

async function admettreInconnu({ rne, login, ip }: Essai, reussir: () => Promise<string>): Promise<Admission> {
  const [leCompte, lAdresse] = [empreinteCompte(rne, login), empreinteAdresse(rne, ip)];
  const laPaire = `${leCompte}.${lAdresse}`;
  const paire = await suivre('paire', laPaire, PAIRE);
  if (paire.secondes) return { admis: false, code: 'attente-compte', secondes: paire.secondes };
  const tous = await suivre('compte', leCompte, COMPTE);
  if (tous.secondes) {
    await rendre('paire', laPaire);
    return { admis: false, code: 'attente-compte', secondes: tous.secondes };
  }
  const adresse = await suivreAdresse(rne, ip);
  if (adresse.secondes) {
    await Promise.all([rendre('paire', laPaire), rendre('compte', leCompte)]);
    return { admis: false, code: 'attente-adresse', secondes: adresse.secondes };
  }
  return {
    admis: true,
    async reussir() {
      await Promise.all([
        oublier('paire', laPaire),
        oublier('paire-pas', laPaire),
        decompter('compte', leCompte),
        decompter('adresse', lAdresse),
      ]);
      return reussir();
    },
    async manquer(compteId) {
      if (compteId && aSignaler(tous.rang, SEUIL_ALERTE)) await signalerAttaque(rne, { compteId }, tous.rang);
      if (aSignaler(adresse.rang, adresse.libres)) await signalerAttaque(rne, { adresse: reseauDe(ip) }, adresse.rang);
    },
  };
}

type Suivi = 'paire' | 'compte' | 'adresse';

/** Compte un essai et, au-delà de ce que la cadence laisse libre, lui prend un passage ; sinon le rend, avec l'attente. */
async function suivre(quoi: Suivi, cle: string, cadence: Cadence): Promise<{ rang: number; secondes: number }> {
  const rang = await compter(quoi, cle);
  if (rang <= cadence.libres) return { rang, secondes: 0 };
  const secondes = await passer(`${quoi}-pas`, cle, cadence.intervalle(rang));
  if (secondes) await decompter(quoi, cle);
  return { rang, secondes };
}

/** Rend un essai qu'une autre cadence vient d'arrêter, et son passage. */
async function rendre(quoi: Suivi, cle: string): Promise<void> {
  await Promise.all([decompter(quoi, cle), oublier(`${quoi}-pas`, cle)]);
}

/** La cadence d'une adresse dans un établissement. Sa taille n'est lue que si le nombre d'essais en demande. */
async function suivreAdresse(rne: string, ip: string): Promise<{ rang: number; secondes: number; libres: number }> {
  const cadence = cadenceAdresse(await comptesDe(rne));
  return { ...(await suivre('adresse', empreinteAdresse(rne, ip), cadence)), libres: cadence.libres };
}

/** Fait attendre une adresse qui demande trop à un établissement, hors de toute connexion. Rend 0, ou les secondes. */
export const attenteAdresse = async (rne: string, ip: string): Promise<number> =>
  (await suivreAdresse(rne, ip)).secondes;

/** Les comptes de l'établissement, parents exceptés : qui se connecte de ses murs. */
async function comptesDe(rne: string): Promise<number> {
  const [ligne] = await lire(visiteur(rne), (tx) =>
    tx
      .select({ nombre: count() })
      .from(compte)
      .where(and(eq(compte.rne, rne), ne(compte.profil, 'parent'))),
  );
  return ligne?.nombre ?? 0;
}
