import 'server-only';
import { and, eq, isNotNull, lt, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { compte } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { attaque } from '@/db/schema/exploitation';
import { ecrire, lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { compteOuvert, systeme } from '@/lib/acces/serveur/acteur';
import { adresseDe } from '@/lib/adresses/regles';
import { composer, type Message } from '@/lib/courriels/regles-gabarit';
import { deposerTous } from '@/lib/courriels/serveur/mutations';
import { adressePublique } from '@/lib/env';
import { empreinte, passer } from './limites/compteurs';

/** Ce qui est visé, ou d'où l'on vient. */
export type CibleAttaque = { compteId: string } | { adresse: string };

/** Jours pendant lesquels une adresse qui s'est acharnée reste écrite. */
const JOURS = 30;

/**
 * Garde la trace d'une attaque, que l'établissement voit dans Paramètres, et prévient ses administrateurs, une fois par
 * jour au plus. Sans effet pour un établissement inconnu.
 */
export async function signalerAttaque(rne: string, cible: CibleAttaque, essais: number): Promise<void> {
  const [etab] = await lire(systeme(rne), (tx) =>
    tx.select({ nom: etablissement.nom }).from(etablissement).where(eq(etablissement.rne, rne)),
  );
  if (!etab) return;
  const prevenir = (await passer('alerte', empreinte(rne))) === 0;
  await ecrire(systeme(rne), 'connexion.attaque', async (tx, tracer) => {
    tracer({ details: { essais, ...('compteId' in cible && cible) } });
    await noter(tx, rne, cible, essais);
    if (prevenir) await prevenirAdministrateurs(tx, rne, etab.nom);
  });
}

async function noter(tx: Transaction, rne: string, cible: CibleAttaque, essais: number): Promise<void> {
  await tx
    .delete(attaque)
    .where(and(eq(attaque.rne, rne), lt(attaque.dernierLe, sql`now() - make_interval(days => ${JOURS})`)));
  await tx
    .insert(attaque)
    .values({ rne, id: uuidv7(), ...cible, essais })
    .onConflictDoUpdate({
      target: [attaque.rne, attaque.compteId, attaque.adresse],
      set: { essais, dernierLe: sql`now()` },
    });
}

async function prevenirAdministrateurs(tx: Transaction, rne: string, nom: string): Promise<void> {
  const administrateurs = await tx
    .select()
    .from(compte)
    .where(and(eq(compte.rne, rne), eq(compte.profil, 'administrateur'), isNotNull(compte.courriel)));
  const message = messageAttaque(rne, nom);
  const depots = administrateurs
    .filter(compteOuvert)
    .flatMap(({ id, courriel }) => (courriel ? [{ ...message, compteId: id, destinataire: courriel }] : []));
  await deposerTous(tx, systeme(rne), depots);
}

const messageAttaque = (rne: string, etablissement: string): Message =>
  composer({
    sujet: 'Griotte\u00a0: des essais de connexion répétés',
    etablissement,
    blocs: [
      `Quelqu’un essaie des mots de passe pour entrer dans Griotte, à «\u00a0${etablissement}\u00a0». Ses essais sont ralentis\u00a0; les personnes qui se connectent de leur appareil habituel ne le sont pas.`,
      'Ce qui est visé et d’où cela vient se voit dans Paramètres, «\u00a0Connexions\u00a0»\u00a0: vous pouvez y lever une limite, si ce sont des élèves qui se trompent.',
      {
        liens: [
          { texte: 'Paramètres, Connexions', adresse: adressePublique() + adresseDe(rne, 'parametres/connexions') },
        ],
      },
      'Ce message n’est envoyé qu’une fois par jour.',
    ],
  });
