import 'server-only';
import { randomInt, randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Profil } from '@/lib/acces/modules';
import type { CodeRefus } from '@/lib/acces/refus';
import {
  ditesDe,
  ditLaNaissance,
  ditLeLogin,
  ditLeProduit,
  MOTS_DU_MOMENT,
  nu,
  seRepete,
  seSuit,
} from '../regles-devinable';

const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const LONGUEUR_MAX = 128;
/** Sans les signes qui se confondent (0 O, 1 l I). */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** Heures de validité d'un mot de passe provisoire. */
export const HEURES_PROVISOIRE = 72;
/** Les premiers accès d'un parent attendent plus longtemps : il n'a rien demandé et n'ouvre pas son courrier chaque jour. */
export const HEURES_ACCES_PARENT = 30 * 24;

/** Argon2id, 19 Mio, 2 passes (recommandation OWASP). */
export const hacher = (motDePasse: string): Promise<string> => hash(motDePasse, ARGON2ID);

export const verifier = (hache: string, motDePasse: string): Promise<boolean> => verify(hache, motDePasse);

/** Le haché d'un mot de passe que nul ne connaît : rien de ce qui servait avant n'ouvre plus le compte. */
export const hacheInconnu = (): Promise<string> => hacher(randomUUID());

/** Mot de passe provisoire : 10 signes au hasard, sans ambiguïté à la lecture. */
export const genererProvisoire = (): string =>
  Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/**
 * Mot de passe initial d'un compte importé, tiré de la date de naissance : `jjmmaaaa` pour un apprenant, `aaaa-mm-jj`
 * pour un personnel (C ; G 3.1.2). Nul pour les autres profils ou sans date.
 */
export function motDePasseInitial(c: { profil: Profil; dateNaissance: string | null }): string | null {
  if (!c.dateNaissance) return null;
  if (c.profil === 'apprenant') return c.dateNaissance.split('-').reverse().join('');
  return c.profil === 'enseignant' || c.profil === 'chef' ? c.dateNaissance : null;
}

/** Ce qu'on sait de la personne et qu'un mot de passe ne doit pas dire ; `minimum` : la longueur demandée. */
interface Personne {
  profil: Profil;
  login: string;
  dateNaissance: string | null;
  minimum: number;
}

/**
 * Règle du guide (2.2) : lettres et/ou chiffres, 6 caractères au moins (ou plus, si l'établissement en demande plus), autre
 * que celui qui a été donné. D'autres signes sont admis en plus. Ce que d'autres essaieraient d'abord est refusé : le
 * login, la date de naissance, un mot de passe des plus courants. Rend le code du refus, ou nul.
 */
export async function fauteMotDePasse(nouveau: string, p: Personne): Promise<CodeRefus | null> {
  if (!/[\p{L}\p{N}]/u.test(nouveau) || nouveau.length < p.minimum) return 'mot-de-passe-court';
  if (nouveau.length > LONGUEUR_MAX) return 'mot-de-passe-long';
  if (nouveau === motDePasseInitial(p)) return 'mot-de-passe-initial';
  if (ditLeLogin(nouveau, p.login)) return 'mot-de-passe-login';
  if (p.dateNaissance && ditLaNaissance(nouveau, p.dateNaissance)) return 'mot-de-passe-naissance';
  return (await estCourant(nouveau)) ? 'mot-de-passe-courant' : null;
}

let courants: Promise<ReadonlySet<string>> | undefined;

/**
 * Les mots de passe les plus courants, les mots et les noms français (dictionnaires de zxcvbn), et ceux du moment. Lus à la
 * première demande.
 */
async function lireCourants(): Promise<ReadonlySet<string>> {
  const [monde, france] = await Promise.all([import('@zxcvbn-ts/language-common'), import('@zxcvbn-ts/language-fr')]);
  const { 'commonWords-fr': mots, 'firstnames-fr': prenoms, 'lastnames-fr': noms } = france.dictionary;
  return new Set([
    ...monde.dictionary['passwords-common'],
    ...[...mots, ...prenoms, ...noms].map(nu),
    ...MOTS_DU_MOMENT,
  ]);
}

/** Vrai de ce que d'autres choisissent aussi : un mot, seul ou avec quelques chiffres, une suite, une répétition. */
async function estCourant(motDePasse: string): Promise<boolean> {
  courants ??= lireCourants();
  const connus = await courants;
  const dites = ditesDe(motDePasse);
  return (
    connus.has(motDePasse.toLowerCase()) ||
    dites.some((dit) => connus.has(dit) || seRepete(dit) || seSuit(dit) || ditLeProduit(dit))
  );
}
