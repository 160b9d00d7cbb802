import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createTransport } from 'nodemailer';
import { Resend } from 'resend';
import { env } from '@/lib/env';

export interface Envoi {
  id: string;
  destinataire: string;
  sujet: string;
  texte: string;
}

export type Transport = (envoi: Envoi) => Promise<void>;

/** Le transport configuré : Resend, sinon SMTP, sinon un fichier par message dans `<données>/courriels`. */
export function transport(): Transport {
  const { RESEND_API_KEY, SMTP_URL } = env();
  if (RESEND_API_KEY) return parResend(RESEND_API_KEY);
  return SMTP_URL ? parSmtp(SMTP_URL) : parFichier;
}

const parResend = (cle: string): Transport => {
  const client = new Resend(cle, env().RESEND_BASE_URL ? { baseUrl: env().RESEND_BASE_URL } : undefined);
  return async ({ id, destinataire, sujet, texte }) => {
    const { error } = await client.emails.send(
      { from: env().COURRIEL_EXPEDITEUR, to: destinataire, subject: sujet, text: texte },
      { idempotencyKey: id },
    );
    if (error) throw new Error(`Resend : ${error.name} ${error.message}`);
  };
};

/** Un serveur muet ne retient pas l'envoi au-delà du bail d'un lot (expedition.ts). En millisecondes. */
const DELAIS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

function avecDelais(adresse: string): string {
  const url = new URL(adresse);
  for (const [nom, delai] of Object.entries(DELAIS)) {
    if (!url.searchParams.has(nom)) url.searchParams.set(nom, String(delai));
  }
  return url.toString();
}

const parSmtp =
  (url: string): Transport =>
  async ({ id, destinataire, sujet, texte }) => {
    const client = createTransport(avecDelais(url));
    try {
      await client.sendMail({
        from: env().COURRIEL_EXPEDITEUR,
        to: { name: '', address: destinataire }, // une seule adresse, jamais lue comme une liste
        subject: sujet,
        text: texte,
        messageId: `<${id}@griotte>`,
      });
    } finally {
      client.close();
    }
  };

const parFichier: Transport = async ({ id, destinataire, sujet, texte }) => {
  const dossier = resolve(env().GRIOTTE_DONNEES, 'courriels');
  await mkdir(dossier, { recursive: true });
  const contenu = `De : ${env().COURRIEL_EXPEDITEUR}\nÀ : ${destinataire}\nSujet : ${sujet}\n\n${texte}`;
  await writeFile(resolve(dossier, `${id}.txt`), contenu, { mode: 0o600 });
};
