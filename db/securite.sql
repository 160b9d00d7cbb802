-- Joué après les migrations quand la base n'est pas à jour (db/migrer.ts), un pas après l'autre, chacun rejoué si la base
-- est occupée. Toute table qui a une colonne rne est une table d'établissement : sécurité par ligne, imposée même au
-- propriétaire, et droits du rôle de l'application. Une table à la fois, pour n'en tenir jamais deux fermées.
do $$
declare
  locataire constant text := 'rne = current_setting(''app.rne'', true)';
  sauvegarde constant text := 'current_setting(''griotte.sauvegarde'', true) = ''oui''';
  t record;
begin
  for t in
    select c.oid::regclass as nom, c.relname, c.relrowsecurity and c.relforcerowsecurity as protegee
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'rne' and not a.attisdropped
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
     order by c.relname
  loop
    if not t.protegee then
      execute format('alter table %s enable row level security', t.nom);
      execute format('alter table %s force row level security', t.nom);
    end if;
    perform exploitation.poser_politique(t.nom, 'locataire', 'all', 'griotte_app', locataire, locataire);
    -- Le propriétaire n'y voit rien, sauf la transaction qui dit sauvegarder ou restaurer.
    perform exploitation.poser_politique(t.nom, 'sauvegarde', 'all', current_user, sauvegarde, sauvegarde);
    -- L'historique ne se réécrit pas.
    execute format('revoke all on %s from griotte_app', t.nom);
    execute format('grant %s on %s to griotte_app', case t.relname
      when 'journal' then 'select, insert'
      when 'fiche_evaluation' then 'select, insert, delete'
      else 'select, insert, update, delete' end, t.nom);
    commit;
  end loop;
end $$;
--> statement-breakpoint
-- Tables globales : l'application y lit. Seuls les compteurs de tentatives s'y écrivent.
grant select on referentiel, referentiel_item, correspondance, mef to griotte_app;
grant select, insert, update, delete on limite to griotte_app;

-- Les commandes d'exploitation (propriétaire) voient la liste des établissements, rien de plus.
select exploitation.poser_politique('etablissement', 'exploitation', 'select', current_user, 'true');
--> statement-breakpoint
-- Demander un travail de fond : seul chemin de l'application vers la file de graphile-worker, dont elle ne voit rien.
-- Une clé par transaction : une action qui demande dix fois le même travail en met un, et n'attend jamais celle d'à côté.
create or replace function demander_travail(tache text, charge json) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  lieu constant text := charge ->> 'rne';
  urgent constant boolean := coalesce((charge ->> 'urgent')::boolean, false);
  cle constant text := format('%s:%s:%s%s', tache, lieu, pg_current_xact_id(), case when urgent then ':urgent' end);
begin
  if tache is null or tache not in ('expedier', 'acces-parents', 'purger', 'resumes', 'transfert-fichiers') then
    raise exception 'Travail inconnu : %', tache using errcode = 'invalid_parameter_value';
  end if;
  if lieu is null or lieu = '' or lieu is distinct from current_setting('app.rne', true) then
    raise exception 'Un travail se demande pour l''établissement de la transaction.' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from graphile_worker.jobs j where j.key = cle) then
    perform graphile_worker.add_job(
      tache, json_build_object('rne', lieu), job_key => cle, priority => case when urgent then -10 else 0 end);
  end if;
end $$;
revoke all on function demander_travail(text, json) from public;
grant execute on function demander_travail(text, json) to griotte_app;

-- Ce que la surveillance mesure de toute l'installation : des nombres, que la sécurité par ligne et la file ne laissent pas
-- voir à l'application. Ce réglage d'une sauvegarde, qui montre toutes les lignes au propriétaire, n'y vaut que le temps de compter.
create or replace function mesurer_exploitation(
  out griotte_travaux_en_attente float8, out griotte_travaux_age_secondes float8, out griotte_travaux_en_echec float8,
  out griotte_courriels_en_attente float8, out griotte_courriels_age_secondes float8, out griotte_courriels_en_echec float8,
  out griotte_sauvegarde_age_secondes float8)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('griotte.sauvegarde', 'oui', true);
  select count(*) filter (where du), coalesce(extract(epoch from now() - min(run_at) filter (where du)), 0),
      count(*) filter (where attempts >= max_attempts)
    into griotte_travaux_en_attente, griotte_travaux_age_secondes, griotte_travaux_en_echec
    from (select *, locked_at is null and attempts < max_attempts and run_at <= now() as du from graphile_worker.jobs) j;
  select count(*) filter (where du), coalesce(extract(epoch from now() - min(prochain_essai_le) filter (where du)), 0),
      count(*) filter (where etat = 'echec' and prochain_essai_le > now() - interval '24 hours')
    into griotte_courriels_en_attente, griotte_courriels_age_secondes, griotte_courriels_en_echec
    from (select *, etat = 'attente' and prochain_essai_le <= now() as du from public.courriel) c;
  select extract(epoch from now() - max(faite_le)) into griotte_sauvegarde_age_secondes
    from exploitation.sauvegarde where archive is not null;
  perform set_config('griotte.sauvegarde', '', true);
end $$;
revoke all on function mesurer_exploitation() from public;
grant execute on function mesurer_exploitation() to griotte_app;

-- Après un import, le planificateur doit savoir ce que les tables contiennent sans attendre l'autovacuum.
create or replace function rafraichir_statistiques() returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  analyze compte, apprenant, enseignant, structure, groupe_division, affectation, responsabilite;
end $$;
revoke all on function rafraichir_statistiques() from public;
grant execute on function rafraichir_statistiques() to griotte_app;
