import 'server-only';
import { and, eq } from 'drizzle-orm';
import { resumeCourriel } from '@/db/schema/exploitation';
import { ecrire } from '@/db/tenant';
import { Refus } from '@/lib/acces/refus';
import { type Acteur, visiteur } from '@/lib/acces/serveur/acteur';
import type { SaisieResume } from '../schema';
import { sourceDe } from './queries-sources';
import { lireJetonArret } from './regles-jeton';

const celuiDe = (rne: string, compteId: string) =>
  and(eq(resumeCourriel.rne, rne), eq(resumeCourriel.compteId, compteId));

/**
 * Règle le résumé par courriel de l'acteur. Le premier dira ce qui arrive à partir de maintenant. Refus :
 * `resume-sans-adresse` ; `interdit` pour un profil à qui rien n'est annoncé.
 */
export const reglerResume = (acteur: Acteur, { rythme }: SaisieResume): Promise<void> =>
  ecrire(acteur, 'resume.regler', async (tx, tracer) => {
    if (!sourceDe(acteur.profil, acteur.rne)) throw new Refus('interdit');
    tracer({ details: { rythme } });
    const { rne, compteId } = acteur;
    if (rythme === 'aucun') {
      await tx.delete(resumeCourriel).where(celuiDe(rne, compteId));
      return;
    }
    if (!acteur.courriel) throw new Refus('resume-sans-adresse');
    await tx
      .insert(resumeCourriel)
      .values({ rne, compteId, rythme })
      .onConflictDoUpdate({ target: [resumeCourriel.rne, resumeCourriel.compteId], set: { rythme } });
  });

/** Arrête le résumé de la personne qui a reçu ce lien, sans session. Refus `introuvable` si le lien n'est pas de nous. */
export async function arreterResume(rne: string, jeton: string): Promise<void> {
  const compteId = lireJetonArret(rne, jeton);
  if (!compteId) throw new Refus('introuvable');
  await ecrire(visiteur(rne), 'resume.arreter', async (tx, tracer) => {
    tracer({ cible: compteId });
    await tx.delete(resumeCourriel).where(celuiDe(rne, compteId));
  });
}
