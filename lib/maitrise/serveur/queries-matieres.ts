import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/transaction';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import type { Degre } from '@/lib/degres/regles';
import { plusRecent, pourcentageDe, type ResultatObtenu } from '../regles';
import type { FicheSuivie, Matiere } from '../regles-tableau';

/**
 * Fiches et résultats de ces apprenants, par apprenant, en trois requêtes, quel que soit leur nombre. L'appelant a
 * vérifié que l'acteur peut les voir. Ni brouillon, ni fiche à la corbeille, ni évaluation supprimée ; l'apprenant et
 * ses parents n'y ont que les évaluations rendues visibles (G 3.8.3), les personnels, toutes.
 *
 * La base rend une ligne par fiche, et une par évaluation et apprenant, leurs résultats groupés : une classe a
 * plus de dix mille résultats, et c'est à les recevoir ligne par ligne que passerait le temps.
 */
export async function lireMatieres(
  tx: Transaction,
  acteur: Acteur,
  ids: string[],
  { sansEvaluations = false, enEntier = () => true }: OptionsMatieres = {},
): Promise<Map<string, Matiere>> {
  const matieres = new Map<string, Matiere>(ids.map((id) => [id, { fiches: [], evaluations: [] }]));
  if (ids.length === 0) return matieres;
  const auteurs = lireAuteurs(tx, acteur);
  // Les fiches se dépouillent pendant que la base rassemble les copies.
  const ranger = async <T extends { apprenantId: string }>(
    lues: Promise<T[]>,
    les: (siennes: T[], auteurs: Auteurs, sienne: Matiere, id: string) => void,
  ) => {
    const [lignes, noms] = await Promise.all([lues, auteurs]);
    for (const [id, siennes] of Map.groupBy(lignes, (l) => l.apprenantId)) {
      const sienne = matieres.get(id);
      if (sienne) les(siennes, noms, sienne, id);
    }
  };
  await Promise.all([
    ranger(lireFiches(tx, acteur, ids), (fiches, noms, sienne) => {
      sienne.fiches = fiches.map((f) => noter(f, noms));
    }),
    sansEvaluations ||
      ranger(lireCopies(tx, acteur, ids), (copies, noms, sienne, id) => {
        sienne.evaluations = enEntier(id) ? copies.flatMap((c) => noterCopie(c, noms)) : noterDernieres(copies, noms);
      }),
  ]);
  return matieres;
}

interface OptionsMatieres {
  /** Pour un diplôme que le passeport seul mesure. */
  sansEvaluations?: boolean;
  /**
   * Faux pour un apprenant dont on ne montrera que les mesures : de ses évaluations ne vient que le dernier résultat qui
   * compte de chaque item. Une classe en a dix mille ; les préparer tous prendrait plus de temps que le reste.
   */
  enEntier?: (id: string) => boolean;
}

type Auteurs = ReadonlyMap<string, string>;

/** « Prénom NOM » des personnels de l'établissement, présents ou partis : qui évalue en est. */
async function lireAuteurs(tx: Transaction, { rne }: Acteur): Promise<Auteurs> {
  const lignes = await tx.execute<{ id: string; nom: string }>(sql`select id, concat_ws(' ', prenom, nom) as nom
    from compte where rne = ${rne} and profil not in ('apprenant', 'parent')`);
  return new Map(lignes.map((l) => [l.id, l.nom]));
}

/**
 * Plusieurs lignes en un seul texte, champs (jamais nuls) séparés par une barre : la base les écrit et nous les lisons
 * deux fois plus vite qu'en JSON.
 */
const enLignes = (...champs: SQL[]) => sql`string_agg(${sql.join(champs, sql` || '|' || `)}, chr(10))`;
const ouVide = (champ: SQL) => sql`coalesce(${champ}::text, '')`;
const lignesDu = (texte: string | null): string[] => texte?.split('\n') ?? [];

/** Secondes depuis 1970, décimales comprises. */
const secondes = (instant: SQL) => sql`date_part('epoch', ${instant})`;
const instant = (lu = '') => Math.round(Number(lu) * 1000);

interface FicheLue extends Omit<FicheSuivie, 'bacpro' | 'bep'>, Record<string, unknown> {
  apprenantId: string;
  notes: string | null;
}

// Notes d'une fiche, évaluation et cases d'une copie se cherchent par leur clé : le plan reste bon sans statistiques.
// L'appréciation, texte libre, est en JSON : sans saut de ligne, et venant en dernier, ses barres n'y séparent rien.
const lireFiches = (tx: Transaction, { rne }: Acteur, ids: string[]) =>
  tx.execute<FicheLue>(sql`
    select f.apprenant_id as "apprenantId", f.id, f.titre, f.faite_le as "faiteLe", f.lieu, f.referentiel, f.item,
      f.bep_referentiel as "bepReferentiel", f.bep_item as "bepItem", n.notes
    from fiche f left join lateral (
      select ${enLignes(
        ...[sql`e.id`, sql`e.partie`, ouVide(sql`e.degre`), sql`e.referentiel`, sql`array_to_string(e.items, ',')`],
        ...[sql`e.auteur_id`, sql`e.cree_le::date`, secondes(sql`e.cree_le`), sql`to_json(e.appreciation)`],
      )} as notes from fiche_evaluation e where e.rne = f.rne and e.fiche_id = f.id) n on true
    where f.rne = ${rne} and f.apprenant_id = any(${sql.param(ids)}::uuid[])
      and not f.brouillon and f.corbeille_le is null
    order by f.faite_le desc, f.id desc`);

/** Une fiche et ses résultats, partie par partie, récents d'abord. */
function noter({ notes, ...fiche }: FicheLue, auteurs: Auteurs): FicheSuivie {
  const parties: Record<string, ResultatObtenu[]> = { bacpro: [], bep: [] };
  for (const ligne of lignesDu(notes)) {
    const [id = '', partie = '', degre, referentiel = '', items, auteur = '', jour = '', saisiLe, ...texte] =
      ligne.split('|');
    parties[partie]?.push({
      id,
      source: 'fiche',
      sourceId: fiche.id,
      titre: fiche.titre,
      jour,
      saisiLe: instant(saisiLe),
      auteur: auteurs.get(auteur) ?? '',
      degre: (degre || null) as Degre | null,
      remarque: JSON.parse(texte.join('|')),
      referentiel,
      items: items ? items.split(',') : [],
    });
  }
  const { bacpro = [], bep = [] } = parties;
  return { ...fiche, bacpro: bacpro.sort(plusRecent), bep: bep.sort(plusRecent) };
}

interface Copie extends Record<string, unknown> {
  apprenantId: string;
  sourceId: string;
  titre: string;
  jour: string;
  referentiel: string;
  remarque: string;
  /** L'auteur de l'évaluation. */
  auteur: string;
  /** Item, degré, instant, et qui a saisi si ce n'est pas lui. */
  cases: string | null;
}

function lireCopies(tx: Transaction, { rne, profil }: Acteur, ids: string[]) {
  const vues = profil === 'apprenant' || profil === 'parent' ? sql`and visible` : sql``;
  return tx.execute<Copie>(sql`
    select a.apprenant_id as "apprenantId", e.*, a.commentaire as remarque, r.cases
    from evaluation_apprenant a
    cross join lateral (
      select id as "sourceId", titre, faite_le as jour, referentiel, auteur_id as auteur from evaluation
      where rne = a.rne and id = a.evaluation_id and supprime_le is null ${vues} limit 1) e
    cross join lateral (
      select ${enLignes(sql`item`, sql`degre`, secondes(sql`saisi_le`), ouVide(sql`nullif(saisi_par, e.auteur)`))} as cases
      from resultat where rne = a.rne and evaluation_id = a.evaluation_id and apprenant_id = a.apprenant_id) r
    where a.rne = ${rne} and a.apprenant_id = any(${sql.param(ids)}::uuid[])`);
}

const noterCopie = (c: Copie, auteurs: Auteurs): ResultatObtenu[] =>
  lignesDu(c.cases).map((ligne) => noterCase(c, ligne, auteurs));

function noterCase(c: Copie, ligne: string, auteurs: Auteurs): ResultatObtenu {
  const [item = '', degre, saisiLe, autre] = ligne.split('|');
  return {
    id: `${c.sourceId} ${item}`,
    source: 'evaluation',
    sourceId: c.sourceId,
    titre: c.titre,
    jour: c.jour,
    saisiLe: instant(saisiLe),
    auteur: auteurs.get(autre || c.auteur) ?? '',
    degre: degre as Degre,
    remarque: c.remarque,
    referentiel: c.referentiel,
    items: [item],
  };
}

/** Le dernier résultat qui compte de chaque item. */
function noterDernieres(copies: readonly Copie[], auteurs: Auteurs): ResultatObtenu[] {
  const retenus = new Map<string, Map<string, ResultatObtenu>>(copies.map((c) => [c.referentiel, new Map()]));
  for (const c of copies.toSorted((a, b) => (a.jour < b.jour ? 1 : -1))) {
    const siens = retenus.get(c.referentiel);
    for (const ligne of lignesDu(c.cases)) {
      const item = ligne.slice(0, ligne.indexOf('|'));
      const deja = siens?.get(item);
      if (deja && deja.jour > c.jour) continue;
      const r = noterCase(c, ligne, auteurs);
      if (pourcentageDe(r.degre) !== null && (!deja || plusRecent(r, deja) < 0)) siens?.set(item, r);
    }
  }
  return [...retenus.values()].flatMap((siens) => [...siens.values()]);
}
