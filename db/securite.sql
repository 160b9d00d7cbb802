-- Joué après chaque migration, sans effet s'il n'y a rien à faire. Toute table qui a une colonne rne est une table
-- d'établissement : sécurité par ligne, imposée même au propriétaire, et droits du rôle de l'application.
do $$
declare
  t record;
begin
  for t in
    select c.oid::regclass as nom, c.relname
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'rne' and not a.attisdropped
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
  loop
    execute format('alter table %s enable row level security', t.nom);
    execute format('alter table %s force row level security', t.nom);
    execute format('drop policy if exists locataire on %s', t.nom);
    execute format(
      'create policy locataire on %s for all to griotte_app '
      'using (rne = current_setting(''app.rne'', true)) with check (rne = current_setting(''app.rne'', true))', t.nom);
    execute format('grant select, insert, update, delete on %s to griotte_app', t.nom);
  end loop;
end $$;

-- L'historique ne se réécrit pas.
revoke update, delete on journal from griotte_app;
revoke update on fiche_evaluation from griotte_app;

-- Tables globales : l'application y lit. Seuls les compteurs de tentatives s'y écrivent.
grant select on referentiel, referentiel_item, correspondance, mef to griotte_app;
grant select, insert, update, delete on limite to griotte_app;

-- Les commandes d'exploitation (propriétaire) voient la liste des établissements, rien de plus.
do $$
begin
  execute 'drop policy if exists exploitation on etablissement';
  execute format('create policy exploitation on etablissement for select to %I using (true)', current_user);
end $$;
