import { courriel } from '@/db/schema/exploitation';
import { ecrire, lire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';
import { deposerTous } from '@/lib/courriels/serveur/mutations';
import { definirEnv } from '@/lib/env';
import { unServeurResend, unServeurSmtp } from './serveurs-courriel';

const SANS_RESEAU = { SMTP_URL: '', RESEND_API_KEY: '', RESEND_BASE_URL: '' };
const aFermer: (() => Promise<void>)[] = [];

/** Après chaque essai : plus de serveur, et les courriels redeviennent des fichiers. */
export async function sansServeur(): Promise<void> {
  definirEnv(SANS_RESEAU);
  for (const fermer of aFermer.splice(0)) await fermer();
}

/** Les courriels partent vers un serveur SMTP d'essai. */
export async function parSmtp(options?: Parameters<typeof unServeurSmtp>[0]) {
  const serveur = await unServeurSmtp(options);
  aFermer.push(serveur.fermer);
  definirEnv({ SMTP_URL: serveur.url });
  return serveur;
}

/** Les courriels partent vers un faux Resend. */
export async function parResend(refuser?: Parameters<typeof unServeurResend>[0]) {
  const serveur = await unServeurResend(refuser);
  aFermer.push(serveur.fermer);
  definirEnv({ RESEND_API_KEY: 're_cle_d_essai', RESEND_BASE_URL: serveur.url });
  return serveur;
}

/** Dépose un message par destinataire, en une transaction ; rend leurs identifiants. */
export const poster = (rne: string, ...destinataires: string[]): Promise<string[]> =>
  ecrire(systeme(rne), 'test.courriel', (tx) =>
    deposerTous(
      tx,
      systeme(rne),
      destinataires.map((destinataire) => ({
        sujet: 'Votre élève',
        texte: 'Réussite : 100 %\n.\nCœur',
        destinataire,
        compteId: null,
      })),
    ),
  );

export const boite = (rne: string) => lire(systeme(rne), (tx) => tx.select().from(courriel).orderBy(courriel.id));

/** Fait comme si l'heure du prochain essai était venue. */
export const avancerLHeure = (rne: string) =>
  ecrire(systeme(rne), 'test.heure', (tx) => tx.update(courriel).set({ prochainEssaiLe: new Date(Date.now() - 1000) }));
