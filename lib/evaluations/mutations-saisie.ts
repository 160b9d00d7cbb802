import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/connexion';
import { ecrire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/acteur';
import { apprenantsVisibles } from '@/lib/acces/portee';
import { Refus } from '@/lib/acces/refus';
import { exigerAuteur } from './portee';
import type { SaisieGrille } from './schema';

type Colonnes = Record<'apprenants' | 'items' | 'degres' | 'commentes' | 'textes', (string | null)[]>;

/**
 * Enregistre ce qui a changé dans la grille, et cela seul, en un ordre SQL. Rend le nombre de cases écrites ou videes
 * (une case déjà dans cet état n'est pas touchée). L'auteur seul, l'année en cours seulement. Refuse
 * `evaluation-changee` si une case n'est plus de l'évaluation ou si l'apprenant n'est plus en vue.
 */
export function saisirResultats(acteur: Acteur, saisie: SaisieGrille): Promise<{ ecrites: number }> {
  return ecrire(acteur, 'evaluation.saisir', async (tx, tracer) => {
    await exigerAuteur(tx, acteur, saisie.id);
    const colonnes = enColonnes(saisie);
    await exigerCases(tx, acteur, saisie.id, colonnes);
    const ecrites = await ecrireCases(tx, acteur, saisie.id, colonnes);
    tracer({ cible: saisie.id, details: { ecrites, commentaires: colonnes.commentes.length } });
    return { ecrites };
  });
}

/** En colonnes pour `unnest` ; d'une case ou d'un commentaire donné deux fois, le dernier l'emporte. */
function enColonnes({ cellules, commentaires }: SaisieGrille): Colonnes {
  const cases = [...new Map(cellules.map((c) => [`${c.apprenant} ${c.item}`, c])).values()];
  const notes = [...new Map(commentaires.map((c) => [c.apprenant, c])).values()];
  return {
    apprenants: cases.map((c) => c.apprenant),
    items: cases.map((c) => c.item),
    degres: cases.map((c) => c.degre),
    commentes: notes.map((n) => n.apprenant),
    textes: notes.map((n) => n.texte.trim()),
  };
}

async function exigerCases(tx: Transaction, acteur: Acteur, id: string, c: Colonnes): Promise<void> {
  const [ligne] = await tx.execute<{ inconnues: number }>(sql`
    with ici as (
      select ea.apprenant_id from evaluation_apprenant ea
      where ea.rne = ${acteur.rne} and ea.evaluation_id = ${id} and ea.apprenant_id in ${apprenantsVisibles(acteur)})
    select (
      (select count(*) from unnest(${sql.param(c.apprenants)}::uuid[], ${sql.param(c.items)}::text[]) s(apprenant_id, item)
        where s.apprenant_id not in (select apprenant_id from ici) or s.item not in (
          select i.item from evaluation_item i where i.rne = ${acteur.rne} and i.evaluation_id = ${id}))
      + (select count(*) from unnest(${sql.param(c.commentes)}::uuid[]) n(apprenant_id)
        where n.apprenant_id not in (select apprenant_id from ici))
    )::int as inconnues`);
  if (ligne?.inconnues !== 0) throw new Refus('evaluation-changee');
}

async function ecrireCases(tx: Transaction, acteur: Acteur, id: string, c: Colonnes): Promise<number> {
  const [ligne] = await tx.execute<{ ecrites: number }>(sql`
    with saisie as (
      select * from unnest(${sql.param(c.apprenants)}::uuid[], ${sql.param(c.items)}::text[], ${sql.param(c.degres)}::text[])
        s(apprenant_id, item, degre)),
    notes as (
      select n.* from unnest(${sql.param(c.commentes)}::uuid[], ${sql.param(c.textes)}::text[]) n(apprenant_id, texte)
      join evaluation_apprenant ea on ea.rne = ${acteur.rne} and ea.evaluation_id = ${id}
        and ea.apprenant_id = n.apprenant_id and ea.commentaire <> n.texte),
    videes as (
      delete from resultat r using saisie s
      where r.rne = ${acteur.rne} and r.evaluation_id = ${id} and r.apprenant_id = s.apprenant_id
        and r.item = s.item and s.degre is null
      returning r.apprenant_id),
    ecrites as (
      insert into resultat as r (rne, evaluation_id, apprenant_id, item, degre, saisi_par)
      select ${acteur.rne}, ${id}::uuid, s.apprenant_id, s.item, s.degre, ${acteur.compteId}::uuid
      from saisie s where s.degre is not null
      on conflict (rne, evaluation_id, apprenant_id, item)
        do update set degre = excluded.degre, saisi_par = excluded.saisi_par, saisi_le = now()
        where r.degre <> excluded.degre
      returning r.apprenant_id),
    touches as (
      select apprenant_id from videes union select apprenant_id from ecrites union select apprenant_id from notes),
    vus as (
      update evaluation_apprenant ea set modifie_le = now(), commentaire = coalesce(n.texte, ea.commentaire)
      from touches t left join notes n on n.apprenant_id = t.apprenant_id
      where ea.rne = ${acteur.rne} and ea.evaluation_id = ${id} and ea.apprenant_id = t.apprenant_id),
    datee as (
      update evaluation e set modifie_le = now()
      where e.rne = ${acteur.rne} and e.id = ${id} and exists (select 1 from touches))
    select ((select count(*) from videes) + (select count(*) from ecrites))::int as ecrites`);
  return ligne?.ecrites ?? 0;
}
