import { formaterInstant } from '@/lib/dates';

/**
 * Ce qu'un établissement peut comprendre, et faire, du refus d'une messagerie. Du plus précis au plus large : les codes
 * étendus de la RFC 3463 (5.1.1…), puis les mots des serveurs, puis les codes SMTP et ceux de Node et de Resend.
 */
const RAISONS: readonly (readonly [RegExp, string])[] = [
  [/\b[45]\.2\.2\b|mailbox (is )?full|over ?quota|quota exceeded|\b[45]52\b/i, 'Boîte de réception pleine.'],
  [
    /\b5\.1\.[16]\b|\b5\.4\.1\b|user unknown|unknown user|no such (user|mailbox|recipient)|does ?n[o']t exist|mailbox (not found|unavailable)|recipient (rejected|not found)/i,
    'Boîte inconnue : l’adresse n’existe pas, ou plus.',
  ],
  [
    /\b5\.1\.[23]\b|invalid `?to`?|(bad|invalid|malformed).{0,20}(address|recipient|destination)|address.{0,20}(syntax|rejected)|EENVELOPE no recipients|\b(501|553)\b/i,
    'Adresse refusée : elle est mal écrite.',
  ],
  [/\b[45]\.7\.\d+\b|spam|blocked|blacklist|policy|\b554\b/i, 'Message refusé par le filtre du destinataire.'],
  [
    /EAUTH|\b53[045]\b|invalid_api_key|missing_api_key|restricted_api_key|invalid_from_address|domain is not verified/i,
    'Le serveur d’envoi refuse Griotte : prévenez la personne qui l’exploite.',
  ],
  [
    /ECONN|ETIMEDOUT|ESOCKET|EDNS|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ETLS|EPIPE|greeting|unable to fetch|timeout|socket|connection (was )?closed/i,
    'Serveur d’envoi injoignable.',
  ],
  [
    /rate_limit|quota|too many|greylist|\b4[25]\d\b/i,
    'Refus provisoire : trop d’envois à la fois, ou attente imposée.',
  ],
  [/\b550\b/, 'Boîte inconnue : l’adresse n’existe pas, ou plus.'],
];

/** Pourquoi un message n'est pas parti, en mots d'établissement ; `erreur` est ce que la messagerie a répondu. */
export const raisonEchec = (erreur: string): string =>
  RAISONS.find(([motif]) => motif.test(erreur))?.[1] ?? 'Refusé par le serveur de messagerie.';

/** Où en est un message. `raison` : du dernier essai manqué ; `prochainEssaiLe` : seulement s'il sera repris. */
export interface EtatCourriel {
  id: string;
  etat: 'attente' | 'envoye' | 'echec';
  destinataire: string;
  deposeLe: Date;
  envoyeLe: Date | null;
  raison: string | null;
  prochainEssaiLe: Date | null;
}

/** L'état d'un message en une phrase, pour un tableau. */
export function direEtat(e: EtatCourriel): string {
  if (e.etat === 'envoye') return `Envoyé le ${formaterInstant(e.envoyeLe)}`;
  if (e.etat === 'echec') return `Non parti : ${initiale(e.raison ?? 'raison inconnue.')}`;
  if (!e.raison) return 'En attente d’envoi';
  return `Pas encore parti : ${initiale(e.raison)} Nouvel essai après le ${formaterInstant(e.prochainEssaiLe)}.`;
}

const initiale = (phrase: string) => phrase.charAt(0).toLowerCase() + phrase.slice(1);
