import 'server-only';
import { and, asc, eq } from 'drizzle-orm';
import { fichier } from '@/db/schema/abonnements';
import { fiche, ficheFichier } from '@/db/schema/passeport';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { consigner } from '@/lib/acces/serveur/erreurs';
import { copierFichier } from '@/lib/fichiers/serveur/mutations';
import { fichesVisibles } from './portee';

const lireJoints = (tx: Transaction, acteur: Acteur, id: string) =>
  tx
    .select({
      partie: ficheFichier.partie,
      cle: fichier.cle,
      nom: fichier.nom,
      type: fichier.type,
      octets: fichier.octets,
      sha256: fichier.sha256,
    })
    .from(ficheFichier)
    .innerJoin(fiche, and(eq(fiche.rne, ficheFichier.rne), eq(fiche.id, ficheFichier.ficheId)))
    .innerJoin(fichier, and(eq(fichier.rne, ficheFichier.rne), eq(fichier.id, ficheFichier.fichierId)))
    .where(and(eq(ficheFichier.ficheId, id), fichesVisibles(acteur)))
    .orderBy(asc(fichier.id));

/** Les fichiers de la fiche `de`, si l'acteur la voit ; aucun si la fiche `vers` en a déjà. */
const lireSources = (acteur: Acteur, de: string, vers: string) =>
  lire(acteur, async (tx) => {
    const [neuve] = await tx
      .select({ referentiel: fiche.referentiel })
      .from(fiche)
      .where(and(eq(fiche.id, vers), fichesVisibles(acteur)));
    if (!neuve || (await lireJoints(tx, acteur, vers)).length > 0) return [];
    return (await lireJoints(tx, acteur, de)).map((source) => ({ ...source, referentiel: neuve.referentiel }));
  });

/**
 * Copie les fichiers d'une fiche de l'apprenant vers celle qui la duplique (PAS-4), dans le quota ; répété, ne copie rien
 * de plus. Rend pourquoi la copie s'est arrêtée (la fiche, elle, est créée) ; nul si tout est copié.
 */
export async function copierFichiers(acteur: Acteur, de: string, vers: string): Promise<string | null> {
  try {
    for (const { partie, ...source } of await lireSources(acteur, de, vers))
      await copierFichier(acteur, { ...source, module: 'passeport' }, async (tx, { id }) => {
        await tx.insert(ficheFichier).values({ rne: acteur.rne, ficheId: vers, fichierId: id, partie });
      });
    return null;
  } catch (e) {
    if (e instanceof Refus) return e.message;
    return `Une erreur inattendue s’est produite. Référence à communiquer\u00a0: ${consigner(e, 'copie de fichiers')}.`;
  }
}
