import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '@/db/connexion';
import { courriel } from '@/db/schema/exploitation';
import type { Locataire } from '@/db/tenant';
import type { Message } from './textes';

/** Met un message dans la boîte d'envoi, dans la transaction de l'action qui le demande : il part si elle aboutit. */
export async function deposer(
  tx: Transaction,
  locataire: Locataire,
  message: Message & { destinataire: string; compteId: string | null },
): Promise<string> {
  const id = uuidv7();
  await tx.insert(courriel).values({ rne: locataire.rne, id, ...message });
  return id;
}
