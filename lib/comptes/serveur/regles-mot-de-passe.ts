import 'server-only';
import { randomInt, randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Profil } from '@/lib/acces/modules';
import type { CodeRefus } from '@/lib/acces/refus';

const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const LONGUEUR_MIN = 6;
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

/**
 * Règle du guide (2.2) : lettres et/ou chiffres, 6 caractères au moins, autre que celui qui a été donné. D'autres
 * signes sont admis en plus. Rend le code du refus, ou nul.
 */
export function fauteMotDePasse(nouveau: string, initial: string | null): CodeRefus | null {
  if ((nouveau.match(/[\p{L}\p{N}]/gu) ?? []).length < 1 || nouveau.length < LONGUEUR_MIN) return 'mot-de-passe-court';
  if (nouveau.length > LONGUEUR_MAX) return 'mot-de-passe-long';
  return nouveau === initial ? 'mot-de-passe-initial' : null;
}
