import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { resumeCourriel } from '@/db/schema/exploitation';
import { lire } from '@/db/tenant';
import { type NomModule, peutEntrer } from '@/lib/acces/modules';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { badgesDe, type Groupe, grouperAnnonces, type Ligne, moduleDe } from '../regles';
import type { SaisieResume } from '../schema';
import { classer, sourceDe } from './queries-sources';

export interface Nouveautes {
  /** Ce que la tuile d'un module annonce, en clair. */
  badges: Partial<Record<NomModule, string>>;
  groupes: Groupe[];
}

/**
 * Ce qui est nouveau pour l'acteur (ACC-1), en une requête : évaluations et fiches évaluées pas encore lues par
 * l'apprenant, ou par son parent (pour les évaluations, depuis sa visite précédente) ; fiches nouvelles ou modifiées de
 * chaque classe de l'enseignant, évaluations qu'un collègue lui ouvre ; transferts proposés à la direction. Rien d'un
 * module qui lui est fermé.
 */
export async function lireNouveautes(acteur: Acteur): Promise<Nouveautes> {
  const source = sourceDe(acteur.profil, acteur.rne);
  if (!source || acteur.sorti) return { badges: {}, groupes: [] };
  const visite = acteur.connecteAvantLe?.toISOString() ?? '-infinity';
  const moi = sql`select ${acteur.compteId}::uuid as compte_id, '-infinity'::timestamptz as depuis,
    ${visite}::timestamptz as depuis_visite`;
  const lignes = await lire(acteur, (tx) => tx.execute<Ligne & Record<string, unknown>>(classer(moi, source)));
  const ouvertes = lignes.filter((l) => peutEntrer(acteur, moduleDe(l)));
  return { badges: badgesDe(ouvertes), groupes: grouperAnnonces(acteur.rne, ouvertes) };
}

/** Le rythme du résumé par courriel de l'acteur ; « aucun » tant qu'il ne l'a pas demandé. */
export async function lireRythme(acteur: Acteur): Promise<SaisieResume['rythme']> {
  const [lu] = await lire(acteur, (tx) =>
    tx
      .select({ rythme: resumeCourriel.rythme })
      .from(resumeCourriel)
      .where(and(eq(resumeCourriel.rne, acteur.rne), eq(resumeCourriel.compteId, acteur.compteId))),
  );
  return lu?.rythme ?? 'aucun';
}

/** Quelque chose peut-il être annoncé à ce profil ? Sinon, le résumé ne lui est pas proposé. */
export const peutResumer = ({ profil, rne }: Acteur): boolean => sourceDe(profil, rne) !== null;
