import 'server-only';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { validate as estUuid } from 'uuid';
import { compte } from '@/db/schema/comptes';
import { fiche, ficheChoix } from '@/db/schema/passeport';
import { referentiel, referentielItem } from '@/db/schema/referentiels';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { lireUnApprenant } from '@/lib/apprenants/serveur/queries';
import { intitulesFiche, type Masques } from '@/lib/parametres/regles-masques';
import { exigerProfil, fichesVisibles } from '@/lib/passeport/serveur/portee';
import { contexteDe, sansNoms } from '../regles-depuis-fiche';

/** De quoi commencer un scénario : les champs déjà remplis de son formulaire. `niveau` : 0 s'il n'est pas connu. */
export interface Depart {
  /** D'où il vient, pour que deux départs ne partagent pas un brouillon. */
  origine: string;
  titre: string;
  referentiel: string;
  niveau: number;
  contexte: string;
  /** Compétence, puis complexités et aléas, encore au référentiel. */
  items: string[];
}

async function lireItems(tx: Transaction, f: typeof fiche.$inferSelect): Promise<string[]> {
  const i = referentielItem;
  const choisis = tx
    .select({ item: ficheChoix.item })
    .from(ficheChoix)
    .where(and(eq(ficheChoix.rne, f.rne), eq(ficheChoix.ficheId, f.id)));
  const lignes = await tx
    .select({ code: i.code })
    .from(i)
    .where(
      and(
        eq(i.referentiel, f.referentiel),
        isNull(i.retireLe),
        sql`(${i.code} = ${f.item} or ${i.code} in (${choisis}))`,
      ),
    )
    .orderBy(asc(i.ordre));
  return lignes.map((l) => l.code);
}

/**
 * Commence un scénario à partir d'une fiche du passeport (PAE-4) : titre, contexte, diplôme, niveau, compétence,
 * complexités et aléas. Rien n'y nomme l'apprenant ni son entreprise. Refus `introuvable` si l'enseignant ne voit pas la
 * fiche, `interdit` pour un autre profil.
 */
export const lireDepart = (acteur: Acteur, ficheId: string, masques: Masques): Promise<Depart> =>
  lire(acteur, async (tx) => {
    exigerProfil(acteur, 'enseignant');
    if (!estUuid(ficheId)) throw new Refus('introuvable');
    const [lue] = await tx
      .select({ fiche, nom: compte.nom, prenom: compte.prenom, famille: referentiel.famille })
      .from(fiche)
      .innerJoin(compte, and(eq(compte.rne, fiche.rne), eq(compte.id, fiche.apprenantId)))
      .innerJoin(referentiel, eq(referentiel.code, fiche.referentiel))
      .where(and(eq(fiche.id, ficheId), fichesVisibles(acteur)));
    if (!lue) throw new Refus('introuvable');
    const { fiche: f, famille, ...identite } = lue;
    const noms = { ...identite, organisation: f.organisation };
    const { niveau } = await lireUnApprenant(tx, acteur, f.apprenantId);
    const { champs } = intitulesFiche(masques, { code: f.referentiel, famille });
    return {
      origine: f.id,
      titre: sansNoms(f.titre, noms),
      referentiel: f.referentiel,
      niveau: niveau ?? 0,
      contexte: contexteDe(f.textes, champs, noms),
      items: await lireItems(tx, f),
    };
  });
