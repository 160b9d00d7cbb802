-- PAR-2 : le seul chemin par lequel les données d'un établissement en atteignent un autre. Joué après securite.sql.
-- Quatre fonctions, les seules à agir sous un autre rôle que celui qui les appelle : griotte_transfert, sans connexion,
-- ni pouvoir, contraint lui aussi par RLS. Elles vérifient tout elles-mêmes ; l'établissement qui appelle et qui reçoit
-- est app.rne. Les politiques ci-dessous sont le second rempart : d'un autre établissement, ce rôle ne voit que les
-- lignes de l'apprenant en cours de transfert (griotte.transfert_*), et jamais les colonnes personnelles d'un compte.
do $$
begin
  if not exists (select from pg_roles where rolname = 'griotte_transfert') then
    create role griotte_transfert nologin;
  end if;
end $$;

grant usage on schema public to griotte_transfert;
revoke all on all tables in schema public from griotte_transfert;
grant select (rne, nom, numero_declaration, transfert_actif) on etablissement to griotte_transfert;
grant select (rne, compte_id, ine, ine_ancien) on apprenant to griotte_transfert;
grant select (rne, id, profil, civilite, nom, prenom, sorti_le, suspendu_le, masque_le) on compte to griotte_transfert;
grant insert (rne, id, login, profil, civilite, nom, prenom, origine, suspendu_le, masque_le) on compte
  to griotte_transfert;
grant select, insert on fiche, fiche_choix, fiche_lien, fiche_evaluation, fiche_vue, evaluation, evaluation_item,
  evaluation_apprenant, resultat, transfert to griotte_transfert;
grant select on fiche_fichier to griotte_transfert;
grant select (rne, id, module, referentiel, cle, nom, type, octets, sha256) on fichier to griotte_transfert;
grant update (etat, bilan, decide_le, decide_par) on transfert to griotte_transfert;
grant insert on journal to griotte_transfert;
--> statement-breakpoint
-- Une politique de lecture et une d'écriture par table. « mien » : l'établissement qui reçoit ; « sien » : celui qui
-- donne, une fois tout vérifié. Ni brouillon, ni corbeille, ni évaluation supprimée, ni ce qui venait déjà d'ailleurs.
do $$
declare
  mien constant text := 'rne = current_setting(''app.rne'', true)';
  sien constant text := 'rne = current_setting(''griotte.transfert_rne'', true)';
  lui constant text := 'nullif(current_setting(''griotte.transfert_apprenant'', true), '''')::uuid';
  p record;
begin
  for p in
    select * from (values
      ('etablissement', 'transfert_actif and numero_declaration <> ''''', null),
      ('apprenant', 'rne in (select e.rne from etablissement e)', null),
      ('compte', mien || ' or profil = ''apprenant'' and rne in (select e.rne from etablissement e) or ' || sien
        || ' and id in (select f.auteur_id from fiche_evaluation f where f.' || sien
        || ' union select e.auteur_id from evaluation e where e.' || sien
        || ' union select a.commente_par from evaluation_apprenant a where a.' || sien
        || ' union select r.saisi_par from resultat r where r.' || sien || ')',
        mien || ' and origine = ''transfert'''),
      ('fiche', mien || ' or ' || sien || ' and apprenant_id = ' || lui
        || ' and not brouillon and corbeille_le is null and origine_rne is null',
        mien || ' and origine_rne = current_setting(''griotte.transfert_rne'', true)'),
      ('fiche_choix', sien || ' and fiche_id in (select f.id from fiche f where f.' || sien || ')', mien),
      ('fiche_lien', sien || ' and fiche_id in (select f.id from fiche f where f.' || sien || ')', mien),
      ('fiche_fichier', sien || ' and fiche_id in (select f.id from fiche f where f.' || sien || ')', null),
      ('fichier', mien || ' or ' || sien || ' and id in (select j.fichier_id from fiche_fichier j where j.' || sien || ')',
        null),
      ('fiche_evaluation', mien || ' or ' || sien || ' and fiche_id in (select f.id from fiche f where f.' || sien || ')',
        mien),
      ('fiche_vue', sien || ' and compte_id = ' || lui, mien),
      ('evaluation', sien || ' and supprime_le is null and origine_rne is null'
        || ' and id in (select a.evaluation_id from evaluation_apprenant a where a.' || sien || ')',
        mien || ' and origine_rne = current_setting(''griotte.transfert_rne'', true)'),
      ('evaluation_item', sien || ' and evaluation_id in (select e.id from evaluation e where e.' || sien || ')', mien),
      ('evaluation_apprenant', mien || ' or ' || sien || ' and apprenant_id = ' || lui, mien),
      ('resultat', mien || ' or ' || sien || ' and apprenant_id = ' || lui
        || ' and evaluation_id in (select e.id from evaluation e where e.' || sien || ')', mien),
      ('transfert', mien, mien || ' or ' || sien || ' and sens = ''sortant'''),
      ('journal', null, sien)
    ) as v(nom, lit, ecrit)
  loop
    if p.lit is not null then
      perform exploitation.poser_politique(p.nom::regclass, 'transfert_lit', 'select', 'griotte_transfert', p.lit);
    end if;
    if p.ecrit is not null then
      perform exploitation.poser_politique(p.nom::regclass, 'transfert_ecrit', 'insert', 'griotte_transfert', null, p.ecrit);
    end if;
    commit;
  end loop;
  perform exploitation.poser_politique('transfert', 'transfert_decide', 'update', 'griotte_transfert', mien);
end $$;
--> statement-breakpoint
-- Le temps de ce pas : il faut être du rôle pour lui donner une fonction, et qu'il puisse en recevoir.
grant griotte_transfert to current_user;
grant create on schema public to griotte_transfert;

-- Identifiant, chez qui reçoit, de ce qui portait p_id chez qui donne : toujours le même, rien n'est copié deux fois.
create or replace function transfert_cle(p_de text, p_vers text, p_id uuid) returns uuid
language sql immutable set search_path = pg_catalog, public, pg_temp as $$
  select (substr(h, 1, 12) || '8' || substr(h, 14, 3) || '8' || substr(h, 18, 15))::uuid
  from encode(sha256(convert_to(p_de || ' ' || p_vers || ' ' || p_id, 'UTF8')), 'hex') h
$$;

-- Les apprenants d'autres établissements (activés : la politique n'en montre pas d'autre) au même INE que ceux-ci. Deux
-- INE d'aujourd'hui qui diffèrent l'emportent sur un ancien identique. Deux jumeaux au même endroit : aucun n'est sûr.
create or replace function transfert_jumeaux(p_rne text, p_apprenants uuid[])
returns table (apprenant_id uuid, autre_rne text, autre_id uuid)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with mien as (
    select a.compte_id, a.ine, a.ine_ancien, n.numero
    from apprenant a cross join lateral (values (a.ine), (a.ine_ancien)) n(numero)
    where a.rne = p_rne and a.compte_id = any(p_apprenants) and n.numero ~ '^[0-9A-Z]{11}$'
  ), proche as (
    select m.compte_id as apprenant_id, o.rne, o.compte_id from mien m join apprenant o on o.ine = m.numero
    where o.rne <> p_rne
    union
    select m.compte_id, o.rne, o.compte_id from mien m join apprenant o on o.ine_ancien = m.numero
    where o.rne <> p_rne and (m.numero = m.ine or m.ine is null or o.ine is null or o.ine in (m.ine, m.ine_ancien))
  )
  select p.apprenant_id, p.rne, (array_agg(p.compte_id))[1] from proche p
  group by p.apprenant_id, p.rne having count(*) = 1
$$;

-- Ouvre (deux valeurs) ou ferme (sans valeur) la vue sur un apprenant de l'établissement qui donne.
create or replace function transfert_viser(p_rne text default '', p_apprenant text default '') returns void
language sql volatile set search_path = pg_catalog, public, pg_temp as $$
  select set_config('griotte.transfert_rne', p_rne, true), set_config('griotte.transfert_apprenant', p_apprenant, true)
$$;

-- Vérifie un transfert fait à app.rne (une proposition, ou ce qui est déjà accepté) et ouvre la vue sur ce qu'il
-- apporterait ; rend sinon le code du refus.
drop function if exists transfert_examiner(uuid);
create or replace function transfert_examiner(p_id uuid, p_etat text default 'propose') returns text
language plpgsql volatile set search_path = pg_catalog, public, pg_temp as $$
declare
  t transfert;
  source uuid;
begin
  perform transfert_viser();
  select * into t from transfert where rne = current_setting('app.rne', true) and id = p_id and sens = 'entrant';
  if not found then return 'introuvable'; end if;
  if t.etat <> p_etat then return 'transfert-termine'; end if;
  if (select count(*) from etablissement where rne in (t.rne, t.autre_rne)) < 2 then return 'transfert-inactif'; end if;
  select j.autre_id into source from transfert_jumeaux(t.rne, array[t.apprenant_id]) j where j.autre_rne = t.autre_rne;
  if source is null then return 'transfert-ine'; end if;
  perform transfert_viser(t.autre_rne, source::text);
  return null;
end $$;

-- Ce que l'apprenant visé apporterait à p_apprenant (le même, chez qui reçoit) et qui n'y est pas encore.
create or replace function transfert_compter(p_apprenant uuid) returns jsonb
language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
declare
  vers constant text := current_setting('app.rne');
  de constant text := current_setting('griotte.transfert_rne');
  lui constant uuid := current_setting('griotte.transfert_apprenant')::uuid;
begin
  return jsonb_build_object(
    'fiches', (select count(*) from fiche f where f.rne = de and f.apprenant_id = lui and not exists (
      select from fiche d where d.rne = vers and d.apprenant_id = p_apprenant
        and d.id = transfert_cle(de, vers, f.id))),
    'fichiers', (select count(*) from fiche f join fiche_fichier j on j.rne = f.rne and j.fiche_id = f.id
      where f.rne = de and f.apprenant_id = lui and not exists (
        select from fichier d where d.rne = vers and d.id = transfert_cle(de, vers, j.fichier_id))),
    'evaluationsFiches', (select count(*) from fiche f
      join fiche_evaluation e on e.rne = f.rne and e.fiche_id = f.id
      where f.rne = de and f.apprenant_id = lui and not exists (
        select from fiche c join fiche_evaluation d on d.rne = c.rne and d.fiche_id = c.id
        where c.rne = vers and c.apprenant_id = p_apprenant and d.id = transfert_cle(de, vers, e.id))),
    'evaluations', (select count(*) from evaluation_apprenant a
      join evaluation e on e.rne = a.rne and e.id = a.evaluation_id
      where a.rne = de and a.apprenant_id = lui and not exists (
        select from evaluation_apprenant d where d.rne = vers and d.apprenant_id = p_apprenant
          and d.evaluation_id = transfert_cle(de, vers, e.id))),
    'resultats', (select count(*) from resultat r where r.rne = de and r.apprenant_id = lui and not exists (
      select from resultat d where d.rne = vers and d.apprenant_id = p_apprenant and d.item = r.item
        and d.evaluation_id = transfert_cle(de, vers, r.evaluation_id))));
end $$;

-- Copie tout ce que l'apprenant visé apporte à p_apprenant. Les auteurs deviennent des comptes fermés, sans rien d'autre
-- qu'un nom : les clés et les jointures tiennent, personne ne s'y connecte.
create or replace function transfert_copier(p_apprenant uuid) returns void
language plpgsql volatile set search_path = pg_catalog, public, pg_temp as $$
declare
  vers constant text := current_setting('app.rne');
  de constant text := current_setting('griotte.transfert_rne');
  lui constant uuid := current_setting('griotte.transfert_apprenant')::uuid;
begin
  insert into compte (rne, id, login, profil, civilite, nom, prenom, origine, suspendu_le, masque_le)
  select vers, n.id, 't-' || substr(replace(n.id::text, '-', ''), 1, 18), 'enseignant', c.civilite, c.nom, c.prenom,
    'transfert', now(), now()
  from compte c cross join lateral transfert_cle(de, vers, c.id) n(id)
  where c.rne = de and c.id in (
    select e.auteur_id from fiche f join fiche_evaluation e on e.rne = f.rne and e.fiche_id = f.id
      where f.rne = de and f.apprenant_id = lui
    union select e.auteur_id from evaluation_apprenant a join evaluation e on e.rne = a.rne and e.id = a.evaluation_id
      where a.rne = de and a.apprenant_id = lui
    union select a.commente_par from evaluation_apprenant a where a.rne = de and a.apprenant_id = lui
    union select r.saisi_par from resultat r where r.rne = de and r.apprenant_id = lui)
  on conflict do nothing;

  insert into fiche (rne, id, apprenant_id, titre, faite_le, lieu, organisation, pfmp_debut_le, pfmp_fin_le,
    referentiel, item, textes, bep_referentiel, bep_item, bep_textes, brouillon, cree_le, modifie_le, origine_rne)
  select vers, transfert_cle(de, vers, f.id), p_apprenant, f.titre, f.faite_le, f.lieu, f.organisation,
    f.pfmp_debut_le, f.pfmp_fin_le, f.referentiel, f.item, f.textes, f.bep_referentiel, f.bep_item, f.bep_textes, false, f.cree_le, f.modifie_le, de
  from fiche f where f.rne = de and f.apprenant_id = lui on conflict do nothing;
  insert into fiche_choix (rne, fiche_id, item, referentiel)
  select vers, transfert_cle(de, vers, f.id), c.item, c.referentiel
  from fiche f join fiche_choix c on c.rne = f.rne and c.fiche_id = f.id
  where f.rne = de and f.apprenant_id = lui on conflict do nothing;
  insert into fiche_lien (rne, fiche_id, partie, rang, url, libelle)
  select vers, transfert_cle(de, vers, f.id), l.partie, l.rang, l.url, l.libelle
  from fiche f join fiche_lien l on l.rne = f.rne and l.fiche_id = f.id
  where f.rne = de and f.apprenant_id = lui on conflict do nothing;
  insert into fiche_evaluation (rne, id, fiche_id, partie, degre, appreciation, etat, referentiel, items, auteur_id,
    cree_le)
  select vers, transfert_cle(de, vers, e.id), transfert_cle(de, vers, f.id), e.partie, e.degre, e.appreciation, e.etat,
    e.referentiel, e.items, transfert_cle(de, vers, e.auteur_id), e.cree_le
  from fiche f join fiche_evaluation e on e.rne = f.rne and e.fiche_id = f.id
  where f.rne = de and f.apprenant_id = lui on conflict do nothing;
  -- ce que l'apprenant avait déjà vu là-bas n'est pas nouveau pour lui ici
  insert into fiche_vue (rne, fiche_id, compte_id, vue_le)
  select vers, transfert_cle(de, vers, f.id), p_apprenant, v.vue_le
  from fiche f join fiche_vue v on v.rne = f.rne and v.fiche_id = f.id and v.compte_id = lui
  where f.rne = de and f.apprenant_id = lui on conflict do nothing;

  insert into evaluation (rne, id, titre, referentiel, niveau, annee, faite_le, auteur_id, visible, cree_le, modifie_le,
    origine_rne)
  select vers, transfert_cle(de, vers, e.id), e.titre, e.referentiel, e.niveau, e.annee, e.faite_le,
    transfert_cle(de, vers, e.auteur_id), e.visible, e.cree_le, e.modifie_le, de
  from evaluation_apprenant a join evaluation e on e.rne = a.rne and e.id = a.evaluation_id
  where a.rne = de and a.apprenant_id = lui on conflict do nothing;
  insert into evaluation_item (rne, evaluation_id, item, referentiel, rang)
  select vers, transfert_cle(de, vers, i.evaluation_id), i.item, i.referentiel, i.rang
  from evaluation_apprenant a join evaluation_item i on i.rne = a.rne and i.evaluation_id = a.evaluation_id
  where a.rne = de and a.apprenant_id = lui on conflict do nothing;
  insert into evaluation_apprenant (rne, evaluation_id, apprenant_id, commentaire, commente_par, commente_le, vue_le,
    modifie_le)
  select vers, transfert_cle(de, vers, e.id), p_apprenant, a.commentaire, transfert_cle(de, vers, a.commente_par),
    a.commente_le, a.vue_le, a.modifie_le
  from evaluation_apprenant a join evaluation e on e.rne = a.rne and e.id = a.evaluation_id
  where a.rne = de and a.apprenant_id = lui on conflict do nothing;
  insert into resultat (rne, evaluation_id, apprenant_id, item, degre, saisi_par, saisi_le)
  select vers, transfert_cle(de, vers, r.evaluation_id), p_apprenant, r.item, r.degre,
    transfert_cle(de, vers, r.saisi_par), r.saisi_le
  from resultat r where r.rne = de and r.apprenant_id = lui on conflict do nothing;
end $$;

-- Les quatre portes. 1. Propose à app.rne ce que ses apprenants ont laissé ailleurs : ceux qui arrivent (p_arrives), et
-- ceux qui sont là et que l'autre établissement dit partis. Rien s'il n'y a rien à reprendre. Rend le nombre.
create or replace function transfert_proposer(p_arrives uuid[]) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  ici constant text := current_setting('app.rne', true);
  nombre integer := 0;
  p record;
begin
  perform transfert_viser();
  if not exists (select from etablissement where rne = ici) then return 0; end if;
  for p in
    select j.apprenant_id, j.autre_rne, j.autre_id, e.nom
    from transfert_jumeaux(ici, array(
      select c.id from compte c where c.rne = ici and c.profil = 'apprenant' and c.masque_le is null
        and (c.sorti_le is null or c.sorti_le > current_date))) j
    join etablissement e on e.rne = j.autre_rne
    join compte c on c.rne = j.autre_rne and c.id = j.autre_id
    where j.apprenant_id = any(p_arrives)
      or (c.masque_le is not null or c.sorti_le <= current_date) and not exists (
        select from transfert t where t.rne = ici and t.sens = 'entrant'
          and t.apprenant_id = j.apprenant_id and t.autre_rne = j.autre_rne)
  loop
    perform transfert_viser(p.autre_rne, p.autre_id::text);
    if transfert_compter(p.apprenant_id)
      = '{"fiches": 0, "fichiers": 0, "evaluationsFiches": 0, "evaluations": 0, "resultats": 0}' then
      continue;
    end if;
    insert into transfert (rne, id, sens, apprenant_id, autre_rne, autre_nom, etat)
    values (ici, gen_random_uuid(), 'entrant', p.apprenant_id, p.autre_rne, p.nom, 'propose') on conflict do nothing;
    nombre := nombre + found::int;
  end loop;
  perform transfert_viser();
  return nombre;
end $$;

-- 2. Ce que chaque proposition ouverte de app.rne apporterait, ou le code de ce qui l'empêche.
create or replace function transfert_apercu() returns table (id uuid, refus text, bilan jsonb)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  t transfert;
begin
  for t in select * from transfert p
    where p.rne = current_setting('app.rne', true) and p.sens = 'entrant' and p.etat = 'propose'
  loop
    id := t.id;
    refus := transfert_examiner(t.id);
    bilan := case when refus is null then transfert_compter(t.apprenant_id) end;
    return next;
  end loop;
  perform transfert_viser();
end $$;

-- 3. Accepte une proposition, au nom d'un administrateur ou chef de app.rne. Rend ce qui est passé ; chacun des deux
-- établissements en garde la ligne. Refus : erreur GT001, dont le message est le code.
create or replace function transfert_accepter(p_id uuid, p_compte uuid) returns jsonb
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  ici constant text := current_setting('app.rne', true);
  t transfert;
  refus text;
  passe jsonb;
  source uuid;
begin
  if not exists (select from compte c where c.rne = ici and c.id = p_compte and c.profil in ('administrateur', 'chef')
    and c.suspendu_le is null and c.masque_le is null) then
    raise exception using errcode = 'GT001', message = 'interdit';
  end if;
  select * into t from transfert where rne = ici and id = p_id for update;
  refus := transfert_examiner(p_id);
  if refus is not null then raise exception using errcode = 'GT001', message = refus; end if;
  source := current_setting('griotte.transfert_apprenant')::uuid;
  passe := transfert_compter(t.apprenant_id);
  perform transfert_copier(t.apprenant_id);
  update transfert set etat = 'accepte', bilan = passe, decide_le = now(), decide_par = p_compte
  where rne = ici and id = p_id;
  insert into transfert (rne, id, sens, apprenant_id, autre_rne, autre_nom, etat, bilan, decide_le)
  select t.autre_rne, gen_random_uuid(), 'sortant', source, ici, e.nom, 'accepte', passe, now()
  from etablissement e where e.rne = ici;
  insert into journal (rne, id, evenement, cible, details)
  values (t.autre_rne, gen_random_uuid(), 'transfert.donner', source::text, passe || jsonb_build_object('vers', ici));
  perform transfert_viser();
  return passe;
end $$;

-- 4. Les fichiers que des transferts acceptés par app.rne doivent encore apporter : où sont leurs octets, et sous quels
-- identifiants ils arrivent. L'application les copie, dans le quota de qui reçoit (lib/transfert/fichiers.ts).
drop function if exists transfert_fichiers();
create function transfert_fichiers() returns table (transfert_id uuid, id uuid, fiche_id uuid, partie text,
  apprenant_id uuid, referentiel text, cle text, nom text, type text, octets bigint, sha256 text)
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  vers constant text := current_setting('app.rne', true);
  t transfert;
  de text;
begin
  for t in select * from transfert p
    where p.rne = vers and p.sens = 'entrant' and p.etat = 'accepte' and (p.bilan ->> 'fichiers')::int > 0
    order by p.decide_le
  loop
    if transfert_examiner(t.id, 'accepte') is not null then continue; end if;
    de := current_setting('griotte.transfert_rne');
    return query
      select t.id, transfert_cle(de, vers, f.id), transfert_cle(de, vers, j.fiche_id), j.partie, t.apprenant_id,
        f.referentiel, f.cle, f.nom, f.type, f.octets, f.sha256
      from fiche_fichier j join fichier f on f.rne = j.rne and f.id = j.fichier_id
      where j.rne = de
        and exists (select from fiche d where d.rne = vers and d.id = transfert_cle(de, vers, j.fiche_id))
        and not exists (select from fichier d where d.rne = vers and d.id = transfert_cle(de, vers, f.id))
      order by f.octets;
  end loop;
  perform transfert_viser();
end $$;

-- À qui sont les fonctions, et qui les appelle.
do $$
declare
  f record;
begin
  for f in select p.oid::regprocedure as nom, p.prosecdef as porte from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.proname like 'transfert\_%'
  loop
    execute format('revoke all on function %s from public', f.nom);
    if f.porte then execute format('grant execute on function %s to griotte_app', f.nom); end if;
    execute format('alter function %s owner to griotte_transfert', f.nom);
  end loop;
end $$;

revoke create on schema public from griotte_transfert;
revoke griotte_transfert from current_user;
