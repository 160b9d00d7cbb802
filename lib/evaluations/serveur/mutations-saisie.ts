import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { ecrire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { apprenantsVisibles } from '@/lib/acces/serveur/portee';
import type { Ecart, ResultatSaisie } from '../grille/format';
import type { SaisieRecue } from '../schema-saisie';
import { exigerSaisie } from './portee';
import { enTableau } from './queries-saisie';

/**
 * Enregistre ce qui a changé dans la grille, et cela seul, en un ordre SQL. Une case ou un commentaire qui ne vaut plus
 * ce que connaissait la personne n'est pas écrit : il revient dans `ecarts`, avec sa valeur, qui l'a mise et quand. Ce
 * qui n'est plus de l'évaluation, ou plus en vue, revient dans `absentes` ; le reste est gardé. L'auteur et les collègues
 * qu'il a nommés, l'année en cours seulement (refus de `exigerSaisie`).
 */
export function saisirResultats(acteur: Acteur, saisie: SaisieRecue): Promise<ResultatSaisie> {
  return ecrire(acteur, 'evaluation.saisir', async (tx, tracer) => {
    const avant = await exigerSaisie(tx, acteur, saisie.id);
    const { touches, version, ...resultat } = await ecrireCases(tx, acteur, saisie);
    tracer({ cible: saisie.id, details: { ecrites: resultat.ecrites, ecarts: resultat.ecarts.length } });
    return { ...resultat, avant, version: touches ? version : avant };
  });
}

/** D'une case ou d'un commentaire donné deux fois, le dernier l'emporte. */
function enJson({ cellules, commentaires }: SaisieRecue): { cases: string; notes: string } {
  const cases = cellules.map((c) => ({ ...c, avant: c.avant?.map((d) => d ?? '') }));
  const notes = commentaires.map((n) => ({ ...n, texte: n.texte.trim(), avant: n.avant?.map((t) => t.trim()) }));
  return {
    cases: JSON.stringify([...new Map(cases.map((c) => [`${c.apprenant} ${c.item}`, c])).values()]),
    notes: JSON.stringify([...new Map(notes.map((n) => [n.apprenant, n])).values()]),
  };
}

interface Ecrit extends Record<string, unknown> {
  ecrites: number;
  ecarts: Ecart[];
  absentes: { apprenant: string; item: string }[];
  touches: boolean;
  version: string;
}

async function ecrireCases(tx: Transaction, acteur: Acteur, saisie: SaisieRecue): Promise<Ecrit> {
  const ici = (t: string) => sql`${sql.raw(t)}.rne = ${acteur.rne} and ${sql.raw(t)}.evaluation_id = ${saisie.id}`;
  const [ecrit] = await tx.execute<Ecrit>(sql`
    with ${juger(acteur, saisie, ici)},
    videes as (
      delete from resultat r using cases s
      where ${ici('r')} and r.apprenant_id = s.apprenant and r.item = s.item and s.etat = 'ecrire' and s.degre is null
      returning r.apprenant_id),
    remplies as (
      insert into resultat as r (rne, evaluation_id, apprenant_id, item, degre, saisi_par)
      select ${acteur.rne}, ${saisie.id}::uuid, s.apprenant, s.item, s.degre, ${acteur.compteId}::uuid
      from cases s where s.etat = 'ecrire' and s.degre is not null
      on conflict (rne, evaluation_id, apprenant_id, item)
        do update set degre = excluded.degre, saisi_par = excluded.saisi_par, saisi_le = now()
      returning r.apprenant_id),
    ecrites as (select apprenant_id from videes union all select apprenant_id from remplies),
    touches as (select apprenant_id from ecrites union select apprenant from notes where etat = 'ecrire'),
    marques as (
      update evaluation_apprenant ea set modifie_le = now(),
        commentaire = coalesce(n.texte, ea.commentaire),
        commente_par = case when n.texte is null then ea.commente_par else ${acteur.compteId}::uuid end,
        commente_le = case when n.texte is null then ea.commente_le else now() end
      from touches t left join notes n on n.apprenant = t.apprenant_id and n.etat = 'ecrire'
      where ${ici('ea')} and ea.apprenant_id = t.apprenant_id),
    datee as (
      update evaluation e set modifie_le = now()
      where e.rne = ${acteur.rne} and e.id = ${saisie.id} and exists (select 1 from touches)),
    bilan as (
      select apprenant, item, etat, coalesce(actuel, '') as valeur, saisi_par as par, saisi_le as le from cases
      union all
      select apprenant, '', etat, actuel, commente_par, commente_le from notes)
    select
      ((select count(*) from ecrites) + (select count(*) from notes where etat = 'ecrire'))::int as ecrites,
      exists (select 1 from touches) as touches,
      extract(epoch from now())::text as version,
      ${enTableau(sql`select b.apprenant, b.item, b.valeur, c.prenom || ' ' || c.nom as par,
          coalesce(b.par = ${acteur.compteId}, false) as "parMoi", floor(extract(epoch from b.le) * 1000) as le
        from bilan b left join compte c on c.rne = ${acteur.rne} and c.id = b.par where b.etat = 'ecart'`)} as ecarts,
      ${enTableau(sql`select apprenant, item from bilan where etat = 'absente'`)} as absentes`);
  if (!ecrit) throw new Error('Enregistrement de la grille sans réponse.');
  return ecrit;
}

/**
 * Les CTE `cases` et `notes` : chaque case et chaque commentaire reçu, ce qu'il vaut dans la base, et son état (`ecrire`,
 * `egale`, `ecart`, `absente`). L'évaluation étant verrouillée, ce jugement tient jusqu'à l'écriture.
 */
function juger(acteur: Acteur, saisie: SaisieRecue, ici: (table: string) => SQL): SQL {
  const { cases, notes } = enJson(saisie);
  const etat = (present: SQL, actuel: SQL, voulu: SQL, auteur: SQL) => sql`case when not (${present}) then 'absente'
    when ${actuel} is not distinct from ${voulu} then 'egale'
    when s.avant is null or s.avant ->> 0 = coalesce(${actuel}, '') then 'ecrire'
    when s.avant ? coalesce(${actuel}, '') and coalesce(${auteur} = ${acteur.compteId}, true) then 'ecrire'
    else 'ecart' end as etat`;
  return sql`vus as (
      select ea.apprenant_id as apprenant, ea.commentaire, ea.commente_par, ea.commente_le
      from evaluation_apprenant ea where ${ici('ea')} and ea.apprenant_id in ${apprenantsVisibles(acteur)}),
    cases as (
      select s.apprenant, s.item, s.degre, r.degre as actuel, r.saisi_par, r.saisi_le,
        ${etat(sql`v.apprenant is not null and i.item is not null`, sql`r.degre`, sql`s.degre`, sql`r.saisi_par`)}
      from jsonb_to_recordset(${cases}::jsonb) s(apprenant uuid, item text, degre text, avant jsonb)
      left join vus v on v.apprenant = s.apprenant
      left join evaluation_item i on ${ici('i')} and i.item = s.item
      left join resultat r on ${ici('r')} and r.apprenant_id = v.apprenant and r.item = i.item),
    notes as (
      select s.apprenant, s.texte, v.commentaire as actuel, v.commente_par, v.commente_le,
        ${etat(sql`v.apprenant is not null`, sql`v.commentaire`, sql`s.texte`, sql`v.commente_par`)}
      from jsonb_to_recordset(${notes}::jsonb) s(apprenant uuid, texte text, avant jsonb)
      left join vus v on v.apprenant = s.apprenant)`;
}
