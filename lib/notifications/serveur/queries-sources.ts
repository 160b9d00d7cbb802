import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Profil } from '@/lib/acces/modules';
import { present, visiblesPour } from '@/lib/acces/serveur/portee';

/** Éléments nommés un par un, par personne et par genre ; les autres ne font que compter. */
const NOMMES = 5;

/** Jours pendant lesquels une évaluation confiée par un collègue se rappelle à qui n'y a rien saisi. */
const JOURS_CONFIEE = 14;

/**
 * Ce qui est nouveau, à partir de `d` : les comptes concernés (d'un même profil), et depuis quand. `depuis` borne ce qui
 * a de toute façon une trace de lecture (une fiche, l'évaluation d'un apprenant) ; `depuis_visite`, ce qui n'en a pas (les
 * évaluations, pour un parent). Nul pour un profil à qui rien n'est annoncé.
 */
export function sourceDe(profil: Profil, rne: string): SQL | null {
  switch (profil) {
    case 'apprenant':
      return sql`${evaluationsApprenant(rne)} union all ${fiches(profil, rne)}`;
    case 'parent':
      return sql`${evaluationsParent(rne)} union all ${fiches(profil, rne)}`;
    case 'enseignant':
      return sql`${fichesParClasse(rne)} union all ${evaluationsConfiees(rne)}`;
    case 'administrateur':
    case 'chef':
      return transferts(rne);
    case 'lecteur':
      return null;
  }
}

/** Une ligne par élément, avec combien la personne en a de ce genre ; les plus récents d'abord. */
export const classer = (destinataires: SQL, source: SQL): SQL => sql`
  with d as not materialized (${destinataires}), n as (${source})
  select * from (
    select compte_id as "compteId", genre, id, titre, apprenant_id as "apprenantId", prenom,
      (sum(combien) over w)::int as nombre, combien,
      row_number() over (partition by compte_id, genre, apprenant_id order by le desc, titre, id) as rang
    from n window w as (partition by compte_id, genre, apprenant_id)
  ) r where rang <= ${NOMMES} or genre = 'classe'
  order by "compteId", prenom, "apprenantId", genre, case genre when 'classe' then titre end, rang`;

const annee = (rne: string): SQL => sql`(select annee_courante from etablissement where rne = ${rne})`;

const evaluationsApprenant = (rne: string): SQL => sql`
  select d.compte_id, 'evaluation' as genre, e.id, e.titre, null::uuid as apprenant_id, null as prenom, 1 as combien,
    ea.modifie_le as le
  from d
  join evaluation_apprenant ea on ea.rne = ${rne} and ea.apprenant_id = d.compte_id
  join evaluation e on e.rne = ea.rne and e.id = ea.evaluation_id and e.visible and e.supprime_le is null
  where (ea.vue_le is null or ea.modifie_le > ea.vue_le) and ea.modifie_le > d.depuis`;

/** Un parent n'ouvre pas les évaluations : il les retrouve au tableau de bord, sans trace de ce qu'il a lu. */
const evaluationsParent = (rne: string): SQL => sql`
  select d.compte_id, 'evaluations' as genre, null::uuid as id, '' as titre, c.id as apprenant_id, c.prenom,
    count(*)::int as combien, max(ea.modifie_le) as le
  from d
  cross join lateral ${visiblesPour({ profil: 'parent', rne, compteId: sql`d.compte_id` })} v(id)
  join compte c on c.rne = ${rne} and c.id = v.id
  join evaluation_apprenant ea on ea.rne = c.rne and ea.apprenant_id = c.id
  join evaluation e on e.rne = ea.rne and e.id = ea.evaluation_id and e.visible and e.supprime_le is null
  where ea.modifie_le > d.depuis_visite
  group by d.compte_id, c.id, c.prenom`;

/** Les fiches évaluées, ou à défaut corrigées, depuis que l'apprenant ou son parent les a ouvertes. */
const fiches = (profil: 'apprenant' | 'parent', rne: string): SQL => sql`
  select d.compte_id, case when ${nouveau(sql`l.le`)} then 'fiche' else 'correction' end as genre, f.id, f.titre, ${profil === 'parent' ? sql`c.id` : sql`null::uuid`} as apprenant_id,
    ${profil === 'parent' ? sql`c.prenom` : sql`null`} as prenom, 1 as combien,
    greatest(l.le, f.corrige_le) as le
  from d
  cross join lateral ${visiblesPour({ profil, rne, compteId: sql`d.compte_id` })} v(id)
  join compte c on c.rne = ${rne} and c.id = v.id
  join fiche f on f.rne = c.rne and f.apprenant_id = c.id and f.corbeille_le is null
    ${profil === 'parent' ? sql`and not f.brouillon` : sql``}
  cross join lateral (select max(fe.cree_le) as le from fiche_evaluation fe
    where fe.rne = f.rne and fe.fiche_id = f.id) l
  left join fiche_vue fv on fv.rne = f.rne and fv.fiche_id = f.id and fv.compte_id = d.compte_id
  where ${nouveau(sql`l.le`)} or ${nouveau(sql`f.corrige_le`)}`;

const nouveau = (instant: SQL): SQL =>
  sql`coalesce(${instant} > greatest(d.depuis, coalesce(fv.vue_le, '-infinity')), false)`;

/** Les fiches nouvelles ou modifiées, par classe ; un apprenant de plusieurs classes compte dans sa division d'abord. */
const fichesParClasse = (rne: string): SQL => sql`
  select p.compte_id, 'classe' as genre, p.id, p.code as titre, null::uuid as apprenant_id, null as prenom,
    sum(f.combien)::int as combien, max(f.le) as le
  from (
    select distinct on (d.compte_id, a.compte_id) d.compte_id, d.depuis, a.compte_id as apprenant_id, s.id, s.code
    from d
    join affectation e on e.rne = ${rne} and e.compte_id = d.compte_id and e.role = 'enseignant'
      and e.fin_le is null and e.exclue_le is null
    join structure s on s.rne = e.rne and s.id = e.structure_id and s.masquee_le is null and s.annee = ${annee(rne)}
    join affectation a on a.rne = s.rne and a.structure_id = s.id and a.role = 'apprenant'
      and a.fin_le is null and a.exclue_le is null
    join compte c on c.rne = a.rne and c.id = a.compte_id and ${present}
    order by d.compte_id, a.compte_id, s.nature, s.code, s.id
  ) p
  cross join lateral (
    select count(*) as combien, max(f.modifie_le) as le
    from fiche f left join fiche_vue fv on fv.rne = f.rne and fv.fiche_id = f.id and fv.compte_id = p.compte_id
    where f.rne = ${rne} and f.apprenant_id = p.apprenant_id and not f.brouillon and f.corbeille_le is null
      and f.modifie_le > p.depuis and f.modifie_le > coalesce(fv.vue_le, '-infinity')
  ) f
  where f.combien > 0
  group by p.compte_id, p.id, p.code`;

/** Les évaluations récentes qu'un collègue a ouvertes à la personne, et où elle n'a rien saisi. */
const evaluationsConfiees = (rne: string): SQL => sql`
  select d.compte_id, 'confiee' as genre, e.id, e.titre, null::uuid as apprenant_id, null as prenom, 1 as combien,
    e.cree_le as le
  from d
  join evaluation_saisissant es on es.rne = ${rne} and es.compte_id = d.compte_id
  join evaluation e on e.rne = es.rne and e.id = es.evaluation_id and e.supprime_le is null and e.annee = ${annee(rne)}
  where e.cree_le > greatest(d.depuis, now() - make_interval(days => ${JOURS_CONFIEE}))
    and not exists (select from resultat r where r.rne = e.rne and r.evaluation_id = e.id and r.saisi_par = d.compte_id)`;

const transferts = (rne: string): SQL => sql`
  select d.compte_id, 'transferts' as genre, null::uuid as id, '' as titre, null::uuid as apprenant_id, null as prenom,
    count(*)::int as combien, max(tr.cree_le) as le
  from d
  join transfert tr on tr.rne = ${rne} and tr.sens = 'entrant' and tr.etat = 'propose'
  join etablissement t on t.rne = tr.rne and t.transfert_actif
  where tr.cree_le > d.depuis
  group by d.compte_id`;
