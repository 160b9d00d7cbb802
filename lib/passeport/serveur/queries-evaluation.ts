import 'server-only';
import { and, desc, eq, isNull, ne, type SQL, sql } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { type EtatFiche, fiche, ficheEvaluation, ficheVue } from '@/db/schema/passeport';
import { referentielItem } from '@/db/schema/referentiels';
import type { Transaction } from '@/db/transaction';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import type { ApprenantListe } from '@/lib/apprenants/regles';
import type { Partie } from '../regles';
import { filtrerFiches } from '../regles';
import type { Parcours } from '../regles-parcours';
import { fichesVisibles } from './portee';
import { vueDuPasseport } from './queries';

export interface Voisine {
  id: string;
  titre: string;
}

/** La dernière évaluation d'une partie, et la fiche telle qu'elle était alors ; `etat` nul pour les plus anciennes. */
export interface DerniereEvaluation {
  partie: Partie;
  etat: EtatFiche | null;
  auteurId: string;
  auteur: string;
  creeLe: Date;
}

/** Ce qu'il faut à l'enseignant autour d'une fiche, pour l'évaluer et passer à une autre (PAE-2). */
export interface ContexteEvaluation {
  /** Sa visite précédente ; nulle si c'est la première. */
  vueLe: Date | null;
  /** Les fiches voisines du même apprenant, dans l'ordre et sous les filtres de la liste ; corbeille exceptée. */
  precedente: Voisine | null;
  suivante: Voisine | null;
  rang: number;
  total: number;
  /** La prochaine fiche nouvelle ou modifiée : de cet apprenant d'abord, puis des suivants. Nulle s'il n'y en a plus. */
  aLire: (Voisine & { apprenant: Pick<ApprenantListe, 'id' | 'nom' | 'prenom'> }) | null;
  /** Combien de fiches sont nouvelles ou modifiées, celle-ci exceptée. */
  nombreALire: number;
  dernieres: DerniereEvaluation[];
}

interface Ouverte {
  id: string;
  apprenant: Pick<ApprenantListe, 'id' | 'nom' | 'prenom'>;
  vueLe: Date | null;
}

async function lireVoisines(tx: Transaction, acteur: Acteur, ouverte: Ouverte, { filtres }: Parcours) {
  const i = referentielItem;
  const lignes = await tx
    .select({
      id: fiche.id,
      titre: fiche.titre,
      creeLe: fiche.creeLe,
      faiteLe: fiche.faiteLe,
      item: fiche.item,
      libelle: i.libelle,
      competence: i.competence,
      corbeilleLe: fiche.corbeilleLe,
    })
    .from(fiche)
    .innerJoin(i, and(eq(i.referentiel, fiche.referentiel), eq(i.code, fiche.item)))
    .where(and(eq(fiche.apprenantId, ouverte.apprenant.id), fichesVisibles(acteur)))
    .orderBy(desc(fiche.creeLe), desc(fiche.id));
  const trouvees = new Set(filtrerFiches(lignes, filtres, { parCreation: true }).map((l) => l.id));
  const suite = lignes.filter((l) => l.id === ouverte.id || (trouvees.has(l.id) && !l.corbeilleLe));
  const rang = suite.findIndex((l) => l.id === ouverte.id);
  const voisine = (ecart: number): Voisine | null => {
    const l = suite[rang + ecart];
    return l ? { id: l.id, titre: l.titre } : null;
  };
  return { precedente: voisine(-1), suivante: voisine(1), rang: rang + 1, total: suite.length };
}

const deLaClasse = (acteur: Acteur, classe: string): SQL | undefined =>
  classe === ''
    ? undefined
    : sql`${fiche.apprenantId} in (select a.compte_id from affectation a where a.rne = ${acteur.rne}
        and a.structure_id = ${classe} and a.role = 'apprenant' and a.fin_le is null and a.exclue_le is null)`;

/** Les apprenants se suivent par nom, à partir de celui de la fiche ouverte ; après le dernier, on reprend au premier. */
async function lireALire(tx: Transaction, acteur: Acteur, { id, apprenant }: Ouverte, { classe }: Parcours) {
  const nom = sql`(${compte.nom} collate "fr-x-icu", ${compte.prenom} collate "fr-x-icu", ${compte.id})`;
  const [prochaine] = await tx
    .select({
      id: fiche.id,
      titre: fiche.titre,
      apprenant: { id: compte.id, nom: compte.nom, prenom: compte.prenom },
      nombre: sql<number>`(count(*) over ())::int`,
    })
    .from(fiche)
    .innerJoin(compte, and(eq(compte.rne, fiche.rne), eq(compte.id, fiche.apprenantId)))
    .leftJoin(ficheVue, vueDuPasseport(acteur))
    .where(
      and(
        fichesVisibles(acteur),
        isNull(fiche.corbeilleLe),
        ne(fiche.id, id),
        sql`${fiche.modifieLe} > coalesce(${ficheVue.vueLe}, '-infinity')`,
        deLaClasse(acteur, classe),
      ),
    )
    .orderBy(
      sql`${nom} < (${apprenant.nom} collate "fr-x-icu", ${apprenant.prenom} collate "fr-x-icu", ${apprenant.id}::uuid)`,
      nom,
      desc(fiche.creeLe),
      desc(fiche.id),
    )
    .limit(1);
  if (!prochaine) return { aLire: null, nombreALire: 0 };
  const { nombre, ...aLire } = prochaine;
  return { aLire, nombreALire: nombre };
}

const lireDernieres = (tx: Transaction, acteur: Acteur, id: string): Promise<DerniereEvaluation[]> =>
  tx
    .selectDistinctOn([ficheEvaluation.partie], {
      partie: ficheEvaluation.partie,
      etat: ficheEvaluation.etat,
      auteurId: ficheEvaluation.auteurId,
      auteur: sql<string>`${compte.prenom} || ' ' || ${compte.nom}`,
      creeLe: ficheEvaluation.creeLe,
    })
    .from(ficheEvaluation)
    .innerJoin(compte, and(eq(compte.rne, ficheEvaluation.rne), eq(compte.id, ficheEvaluation.auteurId)))
    .where(and(eq(ficheEvaluation.rne, acteur.rne), eq(ficheEvaluation.ficheId, id)))
    .orderBy(ficheEvaluation.partie, desc(ficheEvaluation.creeLe), desc(ficheEvaluation.id));

/** Ce qui entoure une fiche que l'enseignant a ouverte ; nul pour un autre profil. L'appelant a vérifié qu'il la voit. */
export async function lireContexte(
  tx: Transaction,
  acteur: Acteur,
  ouverte: Ouverte,
  parcours: Parcours,
): Promise<ContexteEvaluation | null> {
  if (acteur.profil !== 'enseignant') return null;
  const [voisines, aLire, dernieres] = await Promise.all([
    lireVoisines(tx, acteur, ouverte, parcours),
    lireALire(tx, acteur, ouverte, parcours),
    lireDernieres(tx, acteur, ouverte.id),
  ]);
  return { vueLe: ouverte.vueLe, ...voisines, ...aLire, dernieres };
}
