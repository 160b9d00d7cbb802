import { and, eq } from 'drizzle-orm';
import { resumeCourriel } from '@/db/schema/exploitation';
import { ecrire } from '@/db/tenant';
import { type Acteur, systeme } from '@/lib/acces/serveur/acteur';

/** Fait comme si le dernier résumé de la personne datait de tant d'heures. */
export const daterResume = ({ rne, compteId }: Acteur, heures: number) =>
  ecrire(systeme(rne), 'test.resume', (tx) =>
    tx
      .update(resumeCourriel)
      .set({ jusquaLe: new Date(Date.now() - heures * 3_600_000) })
      .where(and(eq(resumeCourriel.rne, rne), eq(resumeCourriel.compteId, compteId))),
  );
