import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { importReleve, importSiecle } from '@/db/schema/structures';
import { rafraichirStatistiques } from '@/db/statistiques';
import { ecrire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { verrouillerImport } from '@/lib/comptes/serveur/mutations-verrou';
import { type ApercuAnnulation, examinerAnnulation, jointure } from './queries-annulation';
import { SUIT } from './regles-bati';
import { TABLES_RELEVEES, type TableRelevee } from './regles-releve';

/**
 * Annule un import (IMP-9), tout ou rien : les comptes qu'il a créés et qui n'ont pas servi s'en vont, ceux qui ont servi se
 * ferment, le reste redevient ce qu'il était ; l'import reste à l'historique, annulé. Refuse ce que l'aperçu refuse
 * (`import-bati`), un import trop ancien ou déjà annulé (`import-annulation`), pendant un autre import.
 */
export async function annulerImport(acteur: Acteur, { id }: { id: string }): Promise<void> {
  const { rne } = acteur;
  await ecrire(acteur, 'import.annuler', async (tx, tracer) => {
    tracer({ cible: id });
    await verrouillerImport(tx, rne);
    await fermerAuxAutres(tx, rne, id);
    const vu = await examinerAnnulation(tx, rne, id);
    if (vu.obstacles.length > 0) throw new Refus('import-bati', { detail: vu.obstacles.join(' ') });
    tracer({ details: { retires: vu.retires.length, fermes: vu.fermes.length, retablies: vu.retablies } });
    await retirer(tx, rne, ids(vu.retires));
    await fermer(tx, rne, ids(vu.fermes));
    await rendreIdentifiants(tx, rne, id);
    for (const [nom, table] of Object.entries<TableRelevee>(TABLES_RELEVEES)) await retablir(tx, rne, id, nom, table);
    await retirerStructures(tx, rne, id);
    await conclure(tx, acteur, id);
  });
  await rafraichirStatistiques();
}

const ids = (comptes: ApercuAnnulation['retires']): string[] => comptes.map((c) => c.id);

const parmi = (liste: readonly string[]): SQL => sql`any(${sql.param(liste)}::uuid[])`;

/** Tient les comptes créés : rien ne s'y ajoute plus entre ce qu'on regarde et ce qu'on fait. */
async function fermerAuxAutres(tx: Transaction, rne: string, id: string): Promise<void> {
  await tx.execute(sql`
    select c.id from compte c join import_releve r on r.rne = c.rne and c.id = any(r.comptes_crees)
     where c.rne = ${rne} and r.import_id = ${id} order by c.id for update of c`);
}

async function retirer(tx: Transaction, rne: string, comptes: readonly string[]): Promise<void> {
  for (const { table, colonne } of SUIT)
    await tx.execute(sql`
      delete from ${sql.identifier(table)} where rne = ${rne} and ${sql.identifier(colonne)} = ${parmi(comptes)}`);
  await tx.execute(sql`delete from compte where rne = ${rne} and id = ${parmi(comptes)}`);
}

/** Comme s'ils sortaient à l'instant : rien ne s'ouvre plus, rien ne leur est plus envoyé. */
async function fermer(tx: Transaction, rne: string, comptes: readonly string[]): Promise<void> {
  await tx.execute(sql`
    update compte set sorti_le = current_date, version_session = version_session + 1, modifie_le = now(),
      masque_le = case when profil = 'parent' then now() end,
      suspendu_le = case when profil not in ('parent', 'apprenant') then now() end
     where rne = ${rne} and id = ${parmi(comptes)}`);
  await tx.execute(sql`
    delete from courriel where rne = ${rne} and compte_id = ${parmi(comptes)} and etat = 'attente'`);
  await tx.execute(sql`
    update affectation set fin_le = now() where rne = ${rne} and compte_id = ${parmi(comptes)} and fin_le is null`);
  await tx.execute(sql`
    update responsabilite set fin_le = now()
     where rne = ${rne} and (responsable_id = ${parmi(comptes)} or apprenant_id = ${parmi(comptes)}) and fin_le is null`);
}

/** Deux comptes peuvent reprendre l'identifiant SIECLE l'un de l'autre : chacun le rend d'abord. */
async function rendreIdentifiants(tx: Transaction, rne: string, id: string): Promise<void> {
  await tx.execute(sql`
    update compte c set siecle_id = null
      from import_releve r, jsonb_array_elements(r.avant -> 'compte') a
     where r.rne = ${rne} and r.import_id = ${id} and c.rne = r.rne and c.id = (a ->> 'id')::uuid
       and (c.siecle_genre, c.siecle_id) is distinct from (a ->> 'siecle_genre', a ->> 'siecle_id')`);
}

/** Une ligne que l'import a changée redevient ce qu'elle était, colonne par colonne ; celle qu'il a ajoutée s'en va. */
async function retablir(tx: Transaction, rne: string, id: string, nom: string, table: TableRelevee): Promise<void> {
  const { cle, colonnes, libres = [] } = table;
  const poser = colonnes.map((c) => {
    const reste = libres.includes(c) ? ` and t.${c} is not distinct from p.${c}` : '';
    return `${c} = case when a.${c} is distinct from p.${c}${reste} then a.${c} else t.${c} end`;
  });
  if (nom === 'compte')
    poser.push(
      'modifie_le = now()',
      `version_session = t.version_session + case when coalesce(a.sorti_le is not null, false)
        or a.suspendu_le is not null or a.masque_le is not null or a.profil <> p.profil then 1 else 0 end`,
    );
  const designe = sql.raw(cle.map((c) => `x.${c} = p.${c}`).join(' and '));
  await tx.execute(sql`
    delete from ${sql.identifier(nom)} x using ${jointure(nom, table, rne, id)}
     where x.rne = ${rne} and ${designe} and ${sql.raw(`a.${cle[0]} is null`)}`);
  await tx.execute(sql`
    update ${sql.identifier(nom)} x set ${sql.raw(poser.join(', '))} from ${jointure(nom, table, rne, id)}
     where x.rne = ${rne} and ${designe} and ${sql.raw(`a.${cle[0]} is not null`)}`);
}

/** Les groupes redeviennent ce qu'ils étaient, et les classes créées s'en vont ; masquées, si un compte fermé y a été. */
async function retirerStructures(tx: Transaction, rne: string, id: string): Promise<void> {
  const releve = sql`import_releve r where r.rne = ${rne} and r.import_id = ${id}`;
  await tx.execute(sql`delete from groupe_division where rne = ${rne}`);
  await tx.execute(sql`
    insert into groupe_division (rne, groupe_id, division_id)
    select ${rne}, g.groupe_id, g.division_id from import_releve r
      cross join lateral jsonb_populate_recordset(null::groupe_division, r.avant -> 'groupe_division') g
     where r.rne = ${rne} and r.import_id = ${id}`);
  await tx.execute(sql`
    delete from structure s where s.rne = ${rne} and s.id in (select unnest(r.structures_creees) from ${releve})
      and not exists (select from affectation a where a.rne = s.rne and a.structure_id = s.id)`);
  await tx.execute(sql`
    update structure set masquee_le = now()
     where rne = ${rne} and id in (select unnest(r.structures_creees) from ${releve})`);
}

async function conclure(tx: Transaction, acteur: Acteur, id: string): Promise<void> {
  const { rne } = acteur;
  await tx.execute(sql`
    update etablissement e set revision = e.revision + 1,
      annee_courante = case when i.genre <> 'apprenants' then r.annee_avant else e.annee_courante end
      from import i join import_releve r on r.rne = i.rne and r.import_id = i.id
     where e.rne = ${rne} and i.rne = e.rne and i.id = ${id}`);
  await tx
    .update(importSiecle)
    .set({ etat: 'annule', annuleLe: new Date(), annuleParId: acteur.compteId })
    .where(and(eq(importSiecle.rne, rne), eq(importSiecle.id, id)));
  await tx.delete(importReleve).where(and(eq(importReleve.rne, rne), eq(importReleve.importId, id)));
}
