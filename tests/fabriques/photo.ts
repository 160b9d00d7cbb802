import { sql } from 'drizzle-orm';
import { connexionProprietaire } from '@/db/connexion';
import { lire } from '@/db/tenant';
import { systeme } from '@/lib/acces/serveur/acteur';

/** Toutes les lignes d'un établissement, table par table, lues par le propriétaire : ce qu'une écriture a pu changer. */
export async function photographier(rne: string, sauf: readonly string[] = []): Promise<Record<string, unknown[]>> {
  const sql = connexionProprietaire();
  try {
    const tables = await sql<{ nom: string }[]>`
      select c.relname as nom from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'rne'
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not a.attisdropped order by 1`;
    const photo: Record<string, unknown[]> = {};
    for (const { nom } of tables.filter((t) => !sauf.includes(t.nom))) {
      const lignes = await sql`select to_jsonb(t)::text as l from ${sql(nom)} t where rne = ${rne} order by 1`;
      photo[nom] = lignes.map(({ l }) => l);
    }
    return photo;
  } finally {
    await sql.end();
  }
}

export interface PersonneVue {
  login: string;
  profil: string;
  nom: string;
  prenom: string;
  courriel: string | null;
  sortiLe: string | null;
  suspendu: boolean;
  masque: boolean;
  discipline: string | null;
  diplome: string | null;
  /** Codes des divisions et groupes où elle est, triés. */
  structures: string[];
  /** Logins des apprenants dont elle est responsable, triés. */
  enfants: string[];
}

/** Les personnes d'un établissement telles que l'application les voit, par login. */
export async function personnes(rne: string): Promise<Record<string, PersonneVue>> {
  const lignes = await lire(systeme(rne), (tx) =>
    tx.execute<PersonneVue & Record<string, unknown>>(sql`
      select c.login, c.profil, c.nom, c.prenom, c.courriel, c.sorti_le::text as "sortiLe",
        c.suspendu_le is not null as suspendu, c.masque_le is not null as masque, e.discipline, p.referentiel as diplome,
        array(select s.code from affectation a join structure s on s.rne = a.rne and s.id = a.structure_id
          where a.rne = c.rne and a.compte_id = c.id and a.fin_le is null and a.exclue_le is null and s.masquee_le is null
          order by 1) as structures,
        array(select x.login from responsabilite r join compte x on x.rne = r.rne and x.id = r.apprenant_id
          where r.rne = c.rne and r.responsable_id = c.id and r.fin_le is null order by 1) as enfants
      from compte c
      left join enseignant e on e.rne = c.rne and e.compte_id = c.id
      left join apprenant p on p.rne = c.rne and p.compte_id = c.id`),
  );
  return Object.fromEntries(lignes.map((l) => [l.login, l]));
}
