import 'server-only';
import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { Resend } from 'resend';
import { env } from '@/lib/env';

export interface Envoi {
  id: string;
  destinataire: string;
  sujet: string;
  texte: string;
  html: string | null;
}

export interface Transport {
  /** Rejette si le message n'est pas parti. */
  envoyer: (envoi: Envoi) => Promise<void>;
  fermer: () => void;
}

/** Le transport configuré : Resend, sinon SMTP, sinon des fichiers dans `<données>/courriels`. À fermer. */
export function ouvrirTransport(): Transport {
  const { RESEND_API_KEY, SMTP_URL } = env();
  if (RESEND_API_KEY) return { envoyer: parResend(RESEND_API_KEY), fermer: () => {} };
  return SMTP_URL ? parSmtp(SMTP_URL) : { envoyer: parFichier, fermer: () => {} };
}

/** Un serveur muet ne retient pas l'envoi au-delà du bail d'un lot (expedition.ts). En millisecondes. */
const DELAIS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/** Resend admet deux demandes par seconde : au-delà, on attend ce qu'il dit, quelques fois. */
const ESSAIS_DE_CADENCE = 5;
const CADENCE_MAX = 5;

function parResend(cle: string): Transport['envoyer'] {
  const client = new Resend(cle, env().RESEND_BASE_URL ? { baseUrl: env().RESEND_BASE_URL } : undefined);
  return async ({ id, destinataire, sujet, texte, html }) => {
    const message = {
      from: env().COURRIEL_EXPEDITEUR,
      to: destinataire,
      subject: sujet,
      text: texte,
      ...(html && { html }),
    };
    for (let essai = 1; ; essai++) {
      const signal = AbortSignal.timeout(DELAIS.socketTimeout);
      const { error, headers } = await client.emails.send(message, { idempotencyKey: id, signal });
      if (!error) return;
      if (error.name !== 'rate_limit_exceeded' || essai === ESSAIS_DE_CADENCE) {
        throw new Error(`Resend : ${error.name} ${error.message}`);
      }
      await attendre(1000 * Math.min(Number(headers?.['retry-after']) || 1, CADENCE_MAX));
    }
  };
}

function avecDelais(adresse: string): string {
  const url = new URL(adresse);
  for (const [nom, delai] of Object.entries({ ...DELAIS, pool: true, maxConnections: 1, maxRequeues: 0 })) {
    if (!url.searchParams.has(nom)) url.searchParams.set(nom, String(delai));
  }
  return url.toString();
}

/** Une seule connexion pour tout un lot. Un message dont l'envoi est coupé n'est pas renvoyé ici : la boîte le reprendra. */
function parSmtp(url: string): Transport {
  const client = createTransport(avecDelais(url));
  const envoyer = async ({ id, destinataire, sujet, texte, html }: Envoi) => {
    await client.sendMail({
      from: env().COURRIEL_EXPEDITEUR,
      to: { name: '', address: destinataire }, // une seule adresse, jamais lue comme une liste
      subject: sujet,
      text: texte,
      ...(html && { html }),
      messageId: `<${id}@griotte>`,
    });
  };
  return { envoyer, fermer: () => client.close() };
}

const parFichier: Transport['envoyer'] = async ({ id, destinataire, sujet, texte, html }) => {
  const dossier = resolve(env().GRIOTTE_DONNEES, 'courriels');
  await mkdir(dossier, { recursive: true });
  const contenu = `De : ${env().COURRIEL_EXPEDITEUR}\nÀ : ${destinataire}\nSujet : ${sujet}\n\n${texte}`;
  if (html) await writeFile(resolve(dossier, `${id}.html`), html, { mode: 0o600 });
  await writeFile(resolve(dossier, `${id}.txt`), contenu, { mode: 0o600 });
};
