import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import { compte, session } from '@/db/schema/comptes';
import { lire } from '@/db/tenant';
import { sessionVivante } from '../regles-session';
import type { Acteur } from './acteur';

/** Une de ses sessions ouvertes, telle qu'elle se reconnaît. */
export interface SessionOuverte {
  id: string;
  appareil: string;
  reseau: string;
  ouverteLe: Date;
  vueLe: Date;
  finLe: Date;
}

/** « Mes sessions » (AUT-19) : celles qui valent encore, la dernière utilisée d'abord. */
export async function listerMesSessions(acteur: Acteur): Promise<SessionOuverte[]> {
  const { id, appareil, reseau, ouverteLe, vueLe, finLe } = session;
  const lues = await lire(acteur, (tx) =>
    tx
      .select({ id, appareil, reseau, ouverteLe, vueLe, finLe })
      .from(session)
      .innerJoin(compte, and(eq(compte.rne, session.rne), eq(compte.id, session.compteId)))
      .where(
        and(
          eq(session.rne, acteur.rne),
          eq(session.compteId, acteur.compteId),
          eq(session.version, compte.versionSession),
        ),
      )
      .orderBy(desc(vueLe), desc(id)),
  );
  const maintenant = new Date();
  return lues.filter((s) => sessionVivante(s, acteur.profil, maintenant));
}
