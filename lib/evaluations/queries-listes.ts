import { and, asc, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { evaluation, evaluationApprenant } from '@/db/schema/evaluations';
import { referentiel } from '@/db/schema/referentiels';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/acteur';
import { apprenantsVisibles } from '@/lib/acces/portee';
import { contient, sansAccents } from '@/lib/recherche';
import { nomOrigine } from '@/lib/transfert/origine';
import { anneeEnCours, evaluationsAccessibles, maLigne, nouvellePourMoi } from './portee';
import { motifsDate } from './regles';
import type { FiltreListe } from './schema';

export const PAR_PAGE = 50;

export interface LigneListe {
  id: string;
  titre: string;
  sigle: string;
  niveau: number;
  annee: number;
  faiteLe: string;
  visible: boolean;
  auteur: string;
  estAuteur: boolean;
  /** Nom de l'établissement d'où elle a été transférée ; nul si elle est d'ici. */
  origine: string | null;
  apprenants: number;
  /** Items notés par apprenant. */
  items: number;
  resultats: number;
}

function filtrer({ titre, date }: Pick<FiltreListe, 'titre' | 'date'>): SQL | undefined {
  const motifs = motifsDate(date).map(({ forme, motif }) =>
    contient(sql`to_char(${evaluation.faiteLe}, ${forme})`, motif),
  );
  return and(
    titre ? contient(sansAccents(evaluation.titre), sansAccents(sql`${titre}::text`)) : undefined,
    or(...motifs),
  );
}

const TRIS = {
  date: [evaluation.faiteLe],
  titre: [sql`${evaluation.titre} collate "fr-x-icu"`],
  auteur: [sql`${compte.nom} collate "fr-x-icu"`, sql`${compte.prenom} collate "fr-x-icu"`],
} as const;

const trier = ({ tri, sens }: Pick<FiltreListe, 'tri' | 'sens'>) => [
  ...TRIS[tri].map((c) => (sens === 'croissant' ? asc(c) : desc(c))),
  desc(evaluation.faiteLe),
  desc(evaluation.id),
];

const colonnes = (acteur: Acteur) => ({
  id: evaluation.id,
  titre: evaluation.titre,
  sigle: referentiel.sigle,
  niveau: evaluation.niveau,
  annee: evaluation.annee,
  faiteLe: evaluation.faiteLe,
  visible: evaluation.visible,
  auteur: sql<string>`${compte.prenom} || ' ' || ${compte.nom}`,
  estAuteur: sql<boolean>`${evaluation.auteurId} = ${acteur.compteId}`,
  origine: nomOrigine(evaluation),
  apprenants: compter(acteur, 'evaluation_apprenant'),
  items: sql<number>`(select count(*)::int from evaluation_item i
    where i.rne = ${evaluation.rne} and i.evaluation_id = ${evaluation.id})`,
  resultats: compter(acteur, 'resultat'),
});

/** Les lignes de cette table que l'acteur voit : une évaluation n'est comptée que pour ses apprenants à lui. */
const compter = (acteur: Acteur, table: 'evaluation_apprenant' | 'resultat') =>
  sql<number>`(select count(*)::int from ${sql.identifier(table)} l where l.rne = ${evaluation.rne}
    and l.evaluation_id = ${evaluation.id} and l.apprenant_id in ${apprenantsVisibles(acteur)})`;

/**
 * Les évaluations qu'un enseignant peut ouvrir, une page à la fois : de l'année en cours (EVA-3), ou des années
 * `anterieures` (EVA-5). Les siennes, ou celles de ses collègues qui concernent ses apprenants. `comptes` : combien dans
 * chaque vue, avec le filtre.
 */
export function listerEvaluations(
  acteur: Acteur,
  filtre: FiltreListe,
  periode: 'en-cours' | 'anterieures' = 'en-cours',
) {
  const compare = periode === 'en-cours' ? sql`=` : sql`<`;
  const annee = sql`${evaluation.annee} ${compare} ${anneeEnCours(acteur)}`;
  const mienne = sql`${evaluation.auteurId} = ${acteur.compteId}`;
  const ou = and(evaluationsAccessibles(acteur), annee, filtrer(filtre));
  return lire(acteur, async (tx) => {
    const [comptes] = await tx
      .select({
        miennes: sql<number>`count(*) filter (where auteur_id = ${acteur.compteId})::int`,
        collegues: sql<number>`count(*) filter (where auteur_id <> ${acteur.compteId})::int`,
      })
      .from(evaluation)
      .where(ou);
    const lignes = await tx
      .select(colonnes(acteur))
      .from(evaluation)
      .innerJoin(referentiel, eq(referentiel.code, evaluation.referentiel))
      .innerJoin(compte, and(eq(compte.rne, evaluation.rne), eq(compte.id, evaluation.auteurId)))
      .where(and(ou, filtre.vue === 'miennes' ? mienne : sql`not (${mienne})`))
      .orderBy(...trier(filtre))
      .limit(PAR_PAGE)
      .offset((filtre.page - 1) * PAR_PAGE);
    return { lignes, comptes: comptes ?? { miennes: 0, collegues: 0 } };
  });
}

/** Les évaluations visibles d'un apprenant, de toutes les années (EVA-4), une page à la fois. `total` : avec le filtre. */
export function listerMesEvaluations(acteur: Acteur, filtre: FiltreListe) {
  return lire(acteur, async (tx) => {
    const lignes = await tx
      .select({
        ...colonnes(acteur),
        nouvelle: nouvellePourMoi,
        total: sql<number>`(count(*) over ())::int`,
      })
      .from(evaluation)
      .innerJoin(referentiel, eq(referentiel.code, evaluation.referentiel))
      .innerJoin(compte, and(eq(compte.rne, evaluation.rne), eq(compte.id, evaluation.auteurId)))
      .innerJoin(evaluationApprenant, maLigne(acteur))
      .where(and(evaluationsAccessibles(acteur), filtrer(filtre)))
      .orderBy(...trier(filtre))
      .limit(PAR_PAGE)
      .offset((filtre.page - 1) * PAR_PAGE);
    return { lignes, total: lignes[0]?.total ?? 0 };
  });
}
