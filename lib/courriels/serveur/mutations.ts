import 'server-only';
import { v7 as uuidv7 } from 'uuid';
import { courriel } from '@/db/schema/exploitation';
import type { Locataire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { demanderTravail } from '@/lib/serveur/demander-travail';
import type { Message } from '../regles-gabarit';

export type Depot = Message & { destinataire: string; compteId: string | null };

/** Messages par requête : bien en deçà des 65 535 valeurs que PostgreSQL admet. */
const LOT = 1000;

/** Met un message dans la boîte d'envoi, dans la transaction de l'action qui le demande : il part si elle aboutit. */
export async function deposer(tx: Transaction, locataire: Locataire, message: Depot): Promise<string> {
  const [id = ''] = await deposerTous(tx, locataire, [message]);
  return id;
}

/** Met des messages dans la boîte d'envoi, en une requête par millier. Rend leurs identifiants, dans l'ordre. */
export async function deposerTous(
  tx: Transaction,
  locataire: Locataire,
  messages: readonly Depot[],
): Promise<string[]> {
  const { rne } = locataire;
  const lignes = messages.map((message) => ({ rne, id: uuidv7(), ...message }));
  for (let debut = 0; debut < lignes.length; debut += LOT) {
    await tx.insert(courriel).values(lignes.slice(debut, debut + LOT));
  }
  if (lignes.length > 0) await demanderTravail(tx, 'expedier', { rne, urgent: lignes.some((l) => l.urgent) });
  return lignes.map((l) => l.id);
}
