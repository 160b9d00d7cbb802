import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { lire } from '@/db/tenant';
import { visiteur } from '@/lib/acces/serveur/acteur';
import { reseauDe } from '@/lib/acces/serveur/adresse-ip';
import { signalerAttaque } from '../mutations-alertes';
import { avecCompte, numeroConnu } from './appareils';
import { aSignaler, type Cadence, COMPTE, cadencesAdresse, ESSAIS_APPAREIL, PAIRE, SEUIL_ALERTE } from './cadences';
import { compter, decompter, empreinteAdresse, empreinteCompte, oublier, passer } from './compteurs';

interface Essai {
  rne: string;
  login: string;
  /** Le compte de ce login ; nul s'il n'y en a pas. */
  compteId: string | null;
  ip: string;
  /** Ce que le navigateur retient de ses comptes (`lireAppareil`). */
  appareil?: string | undefined;
}

/**
 * Un essai admis, dont on dira l'issue ; ou l'attente, en secondes, avant le suivant. `reussir` rend ce que le navigateur
 * doit retenir : un mot de passe temporaire ouvre même pendant l'attente.
 */
export type Admission = { reussir: () => Promise<string> } & (
  | { admis: true; manquer: () => Promise<void> }
  | { admis: false; code: 'attente-compte' | 'attente-adresse'; secondes: number }
);

/**
 * Admet un essai de connexion, ou le fait attendre (décision 0052, « device cookies » d'OWASP). Un appareil qui s'est déjà
 * ouvert à ce compte a son propre compteur : rien de ce que font les autres ne l'arrête. Un inconnu est compté par
 * compte et par adresse, puis seulement ralenti. Un essai est compté avant d'être vérifié : une salve n'en passe pas plus.
 */
export async function admettre(essai: Essai): Promise<Admission> {
  const { rne, login, appareil } = essai;
  const numero = numeroConnu(appareil, rne, login);
  const retenir = async () => avecCompte(appareil, rne, login);
  if (numero !== null) {
    const cle = `${empreinteCompte(rne, login)}.${numero}`;
    if ((await compter('appareil', cle)) <= ESSAIS_APPAREIL)
      return { admis: true, reussir: () => oublier('appareil', cle).then(retenir), manquer: async () => {} };
  }
  return admettreInconnu(essai, retenir);
}

async function admettreInconnu(
  { rne, login, ip, compteId }: Essai,
  retenir: () => Promise<string>,
): Promise<Admission> {
  const [leCompte, lAdresse] = [empreinteCompte(rne, login), empreinteAdresse(rne, ip)];
  const laPaire = `${leCompte}.${lAdresse}`;
  const signaler = async (rang: number) => {
    if (compteId && aSignaler(rang, SEUIL_ALERTE)) await signalerAttaque(rne, { compteId }, rang);
  };
  const oublierPaire = () => Promise.all([oublier('paire', laPaire), oublier('paire-pas', laPaire)]);
  const arreter = async (code: 'attente-compte' | 'attente-adresse', secondes: number): Promise<Admission> => {
    await signaler(await compter('arret', leCompte));
    return { admis: false, code, secondes, reussir: () => oublierPaire().then(retenir) };
  };
  const paire = await suivre('paire', laPaire, PAIRE);
  if (paire.secondes) return arreter('attente-compte', paire.secondes);
  const tous = await suivre('compte', leCompte, COMPTE);
  if (tous.secondes) {
    await rendre('paire', laPaire);
    return arreter('attente-compte', tous.secondes);
  }
  const adresse = await suivreAdresse(rne, ip, compteId !== null);
  if (adresse.secondes) {
    await Promise.all([rendre('paire', laPaire), rendre('compte', leCompte)]);
    return arreter('attente-adresse', adresse.secondes);
  }
  return {
    admis: true,
    async reussir() {
      await Promise.all([oublierPaire(), decompter('compte', leCompte), decompter(adresse.voie, lAdresse)]);
      return retenir();
    },
    async manquer() {
      await signaler(tous.rang);
      if (aSignaler(adresse.rang, adresse.libres)) await signalerAttaque(rne, { adresse: reseauDe(ip) }, adresse.rang);
    },
  };
}

type Voie = 'adresse' | 'inconnus';
type Suivi = 'paire' | 'compte' | Voie;

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

interface SuiviAdresse {
  voie: Voie;
  rang: number;
  secondes: number;
  libres: number;
}

/**
 * La cadence d'une adresse dans un établissement. Des identifiants inventés n'y prennent pas le passage de ceux qui ont un
 * compte, sauf si l'établissement veut des messages discrets : la voie dirait lesquels existent.
 */
async function suivreAdresse(rne: string, ip: string, connu: boolean): Promise<SuiviAdresse> {
  const { comptes, discret } = await lireEtendue(rne);
  const voie = connu || discret ? 'adresse' : 'inconnus';
  const cadence = cadencesAdresse(comptes)[voie];
  return { voie, libres: cadence.libres, ...(await suivre(voie, empreinteAdresse(rne, ip), cadence)) };
}

/** Fait attendre une adresse qui demande trop à un établissement, hors de toute connexion. Rend 0, ou les secondes. */
export const attenteAdresse = async (rne: string, ip: string): Promise<number> =>
  (await suivreAdresse(rne, ip, false)).secondes;

/** Les comptes de l'établissement, parents exceptés (qui se connecte de ses murs), et s'il veut des messages discrets. */
async function lireEtendue(rne: string): Promise<{ comptes: number; discret: boolean }> {
  const [ligne] = await lire(visiteur(rne), (tx) =>
    tx
      .select({
        discret: etablissement.messagesDiscrets,
        comptes: tx.$count(compte, and(eq(compte.rne, rne), ne(compte.profil, 'parent'))),
      })
      .from(etablissement)
      .where(eq(etablissement.rne, rne)),
  );
  return ligne ?? { comptes: 0, discret: false };
}
