import 'server-only';
import { and, asc, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { evaluation, evaluationApprenant } from '@/db/schema/evaluations';
import { referentiel } from '@/db/schema/referentiels';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { apprenantsVisibles } from '@/lib/acces/serveur/portee';
import { nomOrigine } from '@/lib/etablissement/serveur/queries-origine';
import { PAR_PAGE } from '@/lib/listes';
import { anneeScolaireDe } from '@/lib/recherche-date';
import { contient, sansAccentsSql } from '@/lib/serveur/recherche';
import { motifsDate } from '../regles';
import type { FiltreListe, Vue } from '../schema';
import { anneeEnCours, evaluationsAccessibles, maLigne, nouvellePourMoi } from './portee';
import { dansSaCorbeille } from './portee-corbeille';
import { type ScenarioNomme, scenarioDe } from './queries-scenario';

/** Les onglets de chaque liste : l'année en cours (EVA-3), les précédentes (EVA-5). Un autre demandé vaut le premier. */
export const VUES = {
  'en-cours': ['miennes', 'co-saisie', 'collegues', 'corbeille'],
  anterieures: ['miennes', 'collegues'],
} as const satisfies Record<string, readonly Vue[]>;
export type Periode = keyof typeof VUES;

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

/** Une ligne vue d'un enseignant. */
export interface LigneEnseignant extends LigneListe {
  /** Les collègues qui saisissent avec l'auteur, par nom. */
  saisissants: string[];
  /** Celui dont elle est tirée, si l'acteur peut l'ouvrir. */
  scenario: ScenarioNomme | null;
  /** Quand son auteur l'a mise à la corbeille. */
  supprimeLe: Date | null;
}

export interface ListeEvaluations {
  /** La vue montrée : celle du filtre, si la période l'a. */
  vue: Vue;
  lignes: LigneEnseignant[];
  /** Combien dans chaque vue, avec le filtre. */
  comptes: Record<Vue, number>;
  /** Les années scolaires où il y en a, la plus récente d'abord. */
  annees: number[];
}

const lettres = (texte: SQL, cherche: string): SQL | undefined =>
  cherche ? contient(sansAccentsSql(texte), sansAccentsSql(sql`${cherche}::text`)) : undefined;

const nomAuteur = sql<string>`(select c.prenom || ' ' || c.nom from compte c
  where c.rne = evaluation.rne and c.id = evaluation.auteur_id)`;

/** Du jour, du mois, de l'année ou de l'année scolaire cherchés ; rien si ce n'est pas une date. */
function deLaDate(date: string): SQL {
  const scolaire = anneeScolaireDe(date);
  if (scolaire !== null) return eq(evaluation.annee, scolaire);
  const motifs = motifsDate(date).map(({ forme, motif }) =>
    contient(sql`to_char(${evaluation.faiteLe}, ${forme})`, motif),
  );
  return or(...motifs) ?? sql`false`;
}

function filtrer({ titre, date, auteur, niveau, annee }: FiltreListe): SQL | undefined {
  return and(
    lettres(sql`${evaluation.titre}`, titre),
    lettres(nomAuteur, auteur),
    niveau ? eq(evaluation.niveau, niveau) : undefined,
    annee ? eq(evaluation.annee, annee) : undefined,
    date ? deLaDate(date) : undefined,
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
  apprenants: compterApprenants(acteur, 'evaluation_apprenant'),
  items: sql<number>`(select count(*)::int from evaluation_item i
    where i.rne = ${evaluation.rne} and i.evaluation_id = ${evaluation.id})`,
  resultats: compterApprenants(acteur, 'resultat'),
});

/** Les lignes de cette table que l'acteur voit : une évaluation n'est comptée que pour ses apprenants à lui. */
const compterApprenants = (acteur: Acteur, table: 'evaluation_apprenant' | 'resultat') =>
  sql<number>`(select count(*)::int from ${sql.identifier(table)} l where l.rne = ${evaluation.rne}
    and l.evaluation_id = ${evaluation.id} and l.apprenant_id in ${apprenantsVisibles(acteur)})`;

const saisissants = sql<string[]>`array(select c.prenom || ' ' || c.nom from evaluation_saisissant s
  join compte c on c.rne = s.rne and c.id = s.compte_id
  where s.rne = ${evaluation.rne} and s.evaluation_id = ${evaluation.id}
  order by c.nom collate "fr-x-icu", c.prenom collate "fr-x-icu")`;

/** La vue où se range une évaluation. D'une année passée, ce qui était en co-saisie est à un collègue, comme le reste. */
function vueDe(acteur: Acteur, periode: Periode): SQL<Vue> {
  const saisie = sql`exists (select 1 from evaluation_saisissant s where s.rne = evaluation.rne
    and s.evaluation_id = evaluation.id and s.compte_id = ${acteur.compteId})`;
  return sql`case
    when evaluation.supprime_le is not null then 'corbeille'
    when evaluation.auteur_id = ${acteur.compteId} then 'miennes'
    when ${periode === 'en-cours' ? saisie : sql`false`} then 'co-saisie'
    else 'collegues' end`;
}

/** Ce que la liste d'une période peut montrer, toutes vues ensemble. */
const desPeriodes = {
  'en-cours': (acteur: Acteur) =>
    or(
      and(evaluationsAccessibles(acteur), sql`${evaluation.annee} = ${anneeEnCours(acteur)}`),
      dansSaCorbeille(acteur),
    ),
  anterieures: (acteur: Acteur) =>
    and(evaluationsAccessibles(acteur), sql`${evaluation.annee} < ${anneeEnCours(acteur)}`),
} satisfies Record<Periode, (acteur: Acteur) => SQL | undefined>;

/**
 * Les évaluations qu'un enseignant peut ouvrir, une page à la fois : de l'année en cours (EVA-3), ou des années
 * `anterieures` (EVA-5). Les siennes, celles où un collègue lui permet de saisir, celles de ses collègues pour ses
 * apprenants ; et, de quelque année que ce soit, ce qu'il a supprimé depuis moins de trente jours.
 */
export function listerEvaluations(
  acteur: Acteur,
  filtre: FiltreListe,
  periode: Periode = 'en-cours',
): Promise<ListeEvaluations> {
  const vue = VUES[periode].find((v) => v === filtre.vue) ?? 'miennes';
  const dansVue = vueDe(acteur, periode);
  // Sa vue n'a pas de filtre : la corbeille se montre toujours entière.
  const criteres = filtrer(filtre);
  const ou = and(desPeriodes[periode](acteur), criteres && or(criteres, sql`${dansVue} = 'corbeille'`));
  return lire(acteur, async (tx) => ({
    vue,
    lignes: await lireLignes(tx, acteur, { ...filtre, vue }, and(ou, sql`${dansVue} = ${vue}`)),
    comptes: await compterVues(tx, dansVue, ou),
    annees: periode === 'anterieures' ? await lireAnnees(tx, desPeriodes.anterieures(acteur)) : [],
  }));
}

function lireLignes(
  tx: Transaction,
  acteur: Acteur,
  filtre: FiltreListe,
  ou: SQL | undefined,
): Promise<LigneEnseignant[]> {
  return tx
    .select({ ...colonnes(acteur), saisissants, scenario: scenarioDe(acteur), supprimeLe: evaluation.supprimeLe })
    .from(evaluation)
    .innerJoin(referentiel, eq(referentiel.code, evaluation.referentiel))
    .innerJoin(compte, and(eq(compte.rne, evaluation.rne), eq(compte.id, evaluation.auteurId)))
    .where(ou)
    .orderBy(...(filtre.vue === 'corbeille' ? [desc(evaluation.supprimeLe)] : []), ...trier(filtre))
    .limit(PAR_PAGE)
    .offset((filtre.page - 1) * PAR_PAGE);
}

async function compterVues(tx: Transaction, vue: SQL<Vue>, ou: SQL | undefined): Promise<Record<Vue, number>> {
  const lignes = await tx
    .select({ vue: vue.as('vue'), nombre: sql<number>`count(*)::int` })
    .from(evaluation)
    .where(ou)
    .groupBy(sql`vue`);
  const comptes = { miennes: 0, 'co-saisie': 0, collegues: 0, corbeille: 0 };
  for (const ligne of lignes) comptes[ligne.vue] = ligne.nombre;
  return comptes;
}

async function lireAnnees(tx: Transaction, ou: SQL | undefined): Promise<number[]> {
  const lignes = await tx
    .selectDistinct({ annee: evaluation.annee })
    .from(evaluation)
    .where(ou)
    .orderBy(desc(evaluation.annee));
  return lignes.map((l) => l.annee);
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
