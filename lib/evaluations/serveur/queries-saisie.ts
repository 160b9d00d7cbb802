import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { evaluation } from '@/db/schema/evaluations';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { apprenantsVisibles } from '@/lib/acces/serveur/portee';
import { DEGRES } from '@/lib/degres/regles';
import { nomOrigine } from '@/lib/etablissement/serveur/queries-origine';
import type { ItemEvaluable } from '@/lib/referentiels/regles-items';
import { type ApprenantCompact, type CaseLue, compacter, type GrilleCompacte } from '../grille/format';
import { anneeEnCours, celleCi, saisitIci, versionEvaluation } from './portee';
import type { EvaluationLue } from './queries';
import { scenarioDe } from './queries-scenario';

type Tete = Omit<EvaluationLue, 'estAuteur' | 'modifiable' | 'saisissable'> & {
  version: string;
  auteurId: string;
  enCours: number;
  saisit: boolean;
};

interface Ligne extends Record<string, unknown> {
  tete: Tete;
  classes: string[];
  items: ItemEvaluable[];
  apprenants: ApprenantCompact[];
  horsVue: number;
  cases: CaseLue[];
  personnes: string[];
}

/**
 * La grille d'une évaluation, pour un enseignant : les apprenants qu'il voit, leurs seuls résultats, et qui a saisi quoi.
 * Une seule requête. Refuse `introuvable` s'il n'en est pas l'auteur et n'y voit aucun apprenant.
 */
export const lireGrilleCompacte = (acteur: Acteur, id: string): Promise<GrilleCompacte> =>
  lire(acteur, (tx) => lireGrilleDans(tx, acteur, id));

/** La même, dans une transaction déjà ouverte. */
export async function lireGrilleDans(tx: Transaction, acteur: Acteur, id: string): Promise<GrilleCompacte> {
  const lue = await lireLigne(tx, acteur, id);
  if (!lue) throw new Refus('introuvable');
  return enGrille(acteur, lue);
}

/**
 * La même, si elle a changé depuis `version` ; nul sinon, sans rien lire d'autre que l'évaluation. Refuse `introuvable`
 * comme `lireGrilleCompacte`.
 */
export const lireChangements = (acteur: Acteur, id: string, version: string): Promise<GrilleCompacte | null> =>
  lire(acteur, async (tx) => {
    const [connue] = await tx.select({ version: versionEvaluation }).from(evaluation).where(celleCi(acteur, id));
    if (!connue) throw new Refus('introuvable');
    return connue.version === version ? null : lireGrilleDans(tx, acteur, id);
  });

function enGrille(acteur: Acteur, { tete, cases, ...reste }: Ligne): GrilleCompacte {
  const { version, auteurId, enCours, saisit, ...e } = tete;
  const estAuteur = auteurId === acteur.compteId;
  const enSaison = e.annee === enCours && e.origine === null;
  const evaluation = { ...e, estAuteur, modifiable: estAuteur && enSaison, saisissable: saisit && enSaison };
  const taille = { apprenants: reste.apprenants.length, items: reste.items.length };
  return { evaluation, version, ...reste, ...compacter(cases, taille) };
}

export const enTableau = (lignes: SQL) => sql`(select coalesce(json_agg(t), '[]') from (${lignes}) t)`;
const minute = (instant: SQL) => sql`floor(extract(epoch from ${instant}) / 60)::int`;

async function lireLigne(tx: Transaction, acteur: Acteur, id: string): Promise<Ligne | undefined> {
  const ici = (table: string) => sql`${sql.raw(table)}.rne = ${acteur.rne} and ${sql.raw(table)}.evaluation_id = ${id}`;
  const [lue] = await tx.execute<Ligne>(sql`
    with e as materialized (${tete(acteur, id)}),
    inscrits as materialized (
      select c.id, c.nom, c.prenom, ea.commentaire, ea.commente_par, ea.commente_le,
        c.id in ${apprenantsVisibles(acteur)} as vu
      from evaluation_apprenant ea join compte c on c.rne = ea.rne and c.id = ea.apprenant_id
      where ${ici('ea')} and exists (select 1 from e)),
    a as materialized (
      select *, row_number() over (order by nom collate "fr-x-icu", prenom collate "fr-x-icu", id) - 1 as rang
      from inscrits where vu),
    i as materialized (
      select ei.item as code, ri.nature, ri.parent, ri.libelle, ri.competence, ri.verifie,
        row_number() over (order by ei.rang, ei.item) - 1 as rang
      from evaluation_item ei join referentiel_item ri on ri.referentiel = ei.referentiel and ri.code = ei.item
      where ${ici('ei')}),
    r as materialized (
      select a.rang as ligne, i.rang as colonne, array_position(${sql.param(DEGRES)}::text[], r.degre) - 1 as degre,
        r.saisi_par, ${minute(sql`r.saisi_le`)} as minute
      from resultat r join a on a.id = r.apprenant_id join i on i.code = r.item where ${ici('r')}),
    p as materialized (
      select c.id, c.prenom || ' ' || c.nom as nom, row_number() over (order by c.id) - 1 as rang
      from compte c where c.rne = ${acteur.rne}
        and c.id in (select saisi_par from r union select commente_par from a))
    select to_json(e) as tete,
      ${enTableau(sql`select code, nature, parent, libelle, competence, verifie from i order by rang`)} as items,
      ${enTableau(sql`select a.id, a.nom, a.prenom, a.commentaire, case when p.id is not null
          then json_build_array(p.rang, ${minute(sql`a.commente_le`)}) end as commente
        from a left join p on p.id = a.commente_par order by a.rang`)} as apprenants,
      (select coalesce(json_agg(distinct s.code), '[]') from a
        join affectation f on f.rne = ${acteur.rne} and f.compte_id = a.id and f.exclue_le is null
        join structure s on s.rne = f.rne and s.id = f.structure_id and s.nature = 'division' and s.annee = e.annee
        where f.fin_le is null or e.annee <> e."enCours") as classes,
      (select count(*)::int from inscrits where not vu) as "horsVue",
      (select coalesce(json_agg(json_build_array(r.ligne, r.colonne, r.degre, p.rang, r.minute)), '[]')
        from r join p on p.id = r.saisi_par) as cases,
      (select coalesce(json_agg(nom order by rang), '[]') from p) as personnes
    from e`);
  return lue;
}

const tete = (acteur: Acteur, id: string) => sql`
  select evaluation.id, evaluation.titre, evaluation.referentiel, t.sigle, evaluation.niveau, evaluation.annee,
    evaluation.faite_le as "faiteLe", evaluation.visible, evaluation.auteur_id as "auteurId",
    c.prenom || ' ' || c.nom as auteur, ${anneeEnCours(acteur)} as "enCours", ${nomOrigine(evaluation)} as origine,
    ${scenarioDe(acteur)} as scenario, ${saisitIci(acteur)} as saisit, ${versionEvaluation} as version,
    exists (select 1 from evaluation_saisissant s
      where s.rne = evaluation.rne and s.evaluation_id = evaluation.id) as partagee
  from evaluation join referentiel t on t.code = evaluation.referentiel
  join compte c on c.rne = evaluation.rne and c.id = evaluation.auteur_id
  where ${celleCi(acteur, id)}`;
