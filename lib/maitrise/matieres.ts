import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/connexion';
import type { Acteur } from '@/lib/acces/acteur';
import type { Degre } from './degres';
import { plusRecent, type ResultatObtenu } from './regles';
import type { FicheSuivie, Matiere } from './tableau';

/**
 * Fiches et résultats de ces apprenants, par apprenant, en trois requêtes, quel que soit leur nombre. L'appelant a
 * vérifié que l'acteur peut les voir. Ni brouillon, ni fiche à la corbeille, ni évaluation supprimée ; l'apprenant et
 * ses parents n'y ont que les évaluations rendues visibles (G 3.8.3), les personnels, toutes. `sansEvaluations` : pour un
 * diplôme que le passeport seul mesure.
 *
 * La base rend une ligne par fiche, et une par évaluation et apprenant, leurs résultats groupés : une classe a
 * plus de dix mille résultats, et c'est à les recevoir ligne par ligne que passerait le temps.
 */
export async function lireMatieres(
  tx: Transaction,
  acteur: Acteur,
  ids: string[],
  options: { sansEvaluations?: boolean } = {},
): Promise<Map<string, Matiere>> {
  const matieres = new Map<string, Matiere>(ids.map((id) => [id, { fiches: [], evaluations: [] }]));
  if (ids.length === 0) return matieres;
  const fiches = await lireFiches(tx, acteur, ids);
  const copies = options.sansEvaluations ? [] : await lireCopies(tx, acteur, ids);
  const auteurs = await lireAuteurs(tx, acteur, fiches, copies);
  for (const { apprenantId, notes, ...f } of fiches) {
    const siennes = notes.map((n) => enNote(f, n, auteurs));
    const de = (partie: Partie) => siennes.filter((n) => n.partie === partie).map((n) => n.resultat);
    matieres
      .get(apprenantId)
      ?.fiches.push({ ...f, bacpro: de('bacpro').sort(plusRecent), bep: de('bep').sort(plusRecent) });
  }
  for (const copie of copies) matieres.get(copie.apprenantId)?.evaluations.push(...enResultats(copie, auteurs));
  return matieres;
}

type Partie = 'bacpro' | 'bep';
/** Identifiant, partie, degré, appréciation, référentiel, items, auteur, jour, instant. */
type Note = [string, Partie, Degre | null, string, string, string[], string, string, string];
/** Item, degré, auteur, instant (secondes depuis 1970). */
type Case = [string, Degre, string, string];

type FicheLue = Omit<FicheSuivie, 'bacpro' | 'bep'> & { apprenantId: string; notes: Note[] } & Record<string, unknown>;

// Notes d'une fiche, évaluation et cases d'une copie se cherchent par leur clé : le plan reste bon sans statistiques.
const lireFiches = (tx: Transaction, { rne }: Acteur, ids: string[]) =>
  tx.execute<FicheLue>(sql`
    select f.apprenant_id as "apprenantId", f.id, f.titre, f.faite_le as "faiteLe", f.lieu, f.referentiel, f.item,
      f.bep_referentiel as "bepReferentiel", f.bep_item as "bepItem", coalesce(n.notes, '[]') as notes
    from fiche f left join lateral (
      select json_agg(json_build_array(e.id, e.partie, e.degre, e.appreciation, e.referentiel, e.items,
        e.auteur_id, (e.cree_le at time zone 'Europe/Paris')::date, e.cree_le)) as notes
      from fiche_evaluation e where e.rne = f.rne and e.fiche_id = f.id) n on true
    where f.rne = ${rne} and f.apprenant_id = any(${sql.param(ids)}::uuid[])
      and not f.brouillon and f.corbeille_le is null
    order by f.faite_le desc, f.id desc`);

interface Copie {
  apprenantId: string;
  sourceId: string;
  titre: string;
  jour: string;
  referentiel: string;
  remarque: string;
  cases: Case[];
}

/** Les cases d'une copie viennent en un seul texte, une par ligne : écrites en JSON, elles prendraient le double du temps. */
async function lireCopies(tx: Transaction, { rne, profil }: Acteur, ids: string[]): Promise<Copie[]> {
  const vues = profil === 'apprenant' || profil === 'parent' ? sql`and visible` : sql``;
  const lignes = await tx.execute<Omit<Copie, 'cases'> & { cases: string } & Record<string, unknown>>(sql`
    select a.apprenant_id as "apprenantId", e.*, a.commentaire as remarque, r.cases
    from evaluation_apprenant a
    cross join lateral (
      select id as "sourceId", titre, faite_le as jour, referentiel from evaluation
      where rne = a.rne and id = a.evaluation_id and supprime_le is null ${vues} limit 1) e
    cross join lateral (
      select string_agg(item || '|' || degre || '|' || saisi_par || '|' || extract(epoch from saisi_le), chr(10)) as cases
      from resultat where rne = a.rne and evaluation_id = a.evaluation_id and apprenant_id = a.apprenant_id) r
    where a.rne = ${rne} and a.apprenant_id = any(${sql.param(ids)}::uuid[]) and r.cases is not null`);
  return lignes.map((l) => ({ ...l, cases: l.cases.split('\n').map((c) => c.split('|') as Case) }));
}

/** « Prénom NOM » de tous ceux qui ont évalué, une fois chacun. */
async function lireAuteurs(
  tx: Transaction,
  { rne }: Acteur,
  fiches: readonly FicheLue[],
  copies: readonly Copie[],
): Promise<Map<string, string>> {
  const ids = new Set([
    ...fiches.flatMap((f) => f.notes.map((n) => n[6])),
    ...copies.flatMap((c) => c.cases.map((k) => k[2])),
  ]);
  if (ids.size === 0) return new Map();
  const lignes = await tx.execute<{ id: string; nom: string }>(sql`select id, concat_ws(' ', prenom, nom) as nom
    from compte where rne = ${rne} and id = any(${sql.param([...ids])}::uuid[])`);
  return new Map(lignes.map((l) => [l.id, l.nom]));
}

function enNote(fiche: { id: string; titre: string }, note: Note, auteurs: ReadonlyMap<string, string>) {
  const [id, partie, degre, remarque, referentiel, items, auteur, jour, saisiLe] = note;
  const resultat: ResultatObtenu = {
    id,
    source: 'fiche',
    sourceId: fiche.id,
    titre: fiche.titre,
    jour,
    saisiLe: new Date(saisiLe),
    auteur: auteurs.get(auteur) ?? '',
    degre,
    remarque,
    referentiel,
    items,
  };
  return { partie, resultat };
}

const enResultats = (c: Copie, auteurs: ReadonlyMap<string, string>): ResultatObtenu[] =>
  c.cases.map(([item, degre, auteur, saisiLe]) => ({
    id: `${c.sourceId} ${item}`,
    source: 'evaluation',
    sourceId: c.sourceId,
    titre: c.titre,
    jour: c.jour,
    saisiLe: new Date(Math.round(Number(saisiLe) * 1000)),
    auteur: auteurs.get(auteur) ?? '',
    degre,
    remarque: c.remarque,
    referentiel: c.referentiel,
    items: [item],
  }));
