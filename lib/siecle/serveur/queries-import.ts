import 'server-only';
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { validate as estUuid } from 'uuid';
import { compte } from '@/db/schema/comptes';
import { importSiecle } from '@/db/schema/structures';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import type { Resume } from '../plan/types';
import { type Donnees, type Feuille, feuillesAnalyse, feuillesResultat } from './export-feuilles';
import { type GenreImport, resumeDe } from './mutations';
import { type FichierImporte, nomAuteur } from './queries';

export interface ImportLu {
  id: string;
  genre: GenreImport;
  etat: 'analyse' | 'applique' | 'abandonne' | 'annule';
  annee: number;
  creeLe: Date;
  appliqueLe: Date | null;
  annuleLe: Date | null;
  auteur: string;
  fichiers: FichierImporte[];
}

/** Un import, ce qu'il change ou a changé, et les tableaux à montrer. Abandonné : ni l'un ni les autres. */
export interface ImportDetaille {
  import: ImportLu;
  resume: Resume | null;
  feuilles: Feuille[];
}

/**
 * Une analyse (à son auteur seul) ou le résultat d'un import (à tout administrateur) : IMP-1, IMP-2, IMP-3. Les comptes
 * sont relus dans la base, au jour d'aujourd'hui. Refuse (`introuvable`) l'analyse d'un autre.
 */
export function lireImport(acteur: Acteur, id: string): Promise<ImportDetaille> {
  if (!estUuid(id)) throw new Refus('introuvable');
  return lire(acteur, async (tx) => {
    const trouve = await chercher(tx, acteur, id);
    const { plan, resultat, ...lu } = trouve;
    if (lu.etat === 'abandonne') return { import: lu, resume: null, feuilles: [] };
    const resume = resumeDe(lu.etat === 'analyse' ? plan : resultat);
    // annulé : ses comptes n'y sont plus, ce qu'il en disait reste
    if (lu.etat !== 'applique') return { import: lu, resume, feuilles: feuillesAnalyse(lu.genre, resume) };
    const donnees = await lireDonnees(tx, acteur.rne, lu.annee, resume);
    return { import: lu, resume, feuilles: feuillesResultat(lu.genre, resume, donnees) };
  });
}

async function chercher(tx: Transaction, acteur: Acteur, id: string) {
  const i = importSiecle;
  const [trouve] = await tx
    .select({
      id: i.id,
      genre: i.genre,
      etat: i.etat,
      annee: i.annee,
      creeLe: i.creeLe,
      appliqueLe: i.appliqueLe,
      annuleLe: i.annuleLe,
      fichiers: i.fichiers,
      plan: i.plan,
      resultat: i.resultat,
      auteur: nomAuteur,
    })
    .from(i)
    .innerJoin(compte, and(eq(compte.rne, i.rne), eq(compte.id, i.auteurId)))
    .where(
      and(
        eq(i.rne, acteur.rne),
        eq(i.id, id),
        or(inArray(i.etat, ['applique', 'annule']), eq(i.auteurId, acteur.compteId)),
      ),
    );
  if (!trouve) throw new Refus('introuvable');
  return trouve;
}

const identifiants = (r: Resume): string[] =>
  [r.enseignants, r.chefs, r.apprenants, r.responsables].flatMap((m) =>
    [m.crees, m.modifies, m.revenus, m.partis].flatMap((liste) => liste.map((p) => p.id)),
  );

/** Les personnes et les structures d'un résultat, telles qu'elles sont aujourd'hui, par nom et par code. */
async function lireDonnees(tx: Transaction, rne: string, annee: number, resume: Resume): Promise<Donnees> {
  const structures = (role: 'apprenant' | 'enseignant', nature: 'division' | 'groupe') => sql`
    (select string_agg(s.code, ', ' order by s.code collate "fr-x-icu") from affectation a
      join structure s on s.rne = a.rne and s.id = a.structure_id
     where a.rne = c.rne and a.compte_id = c.id and a.role = ${sql.raw(`'${role}'`)} and s.nature = ${sql.raw(`'${nature}'`)}
       and a.fin_le is null and a.exclue_le is null and s.masquee_le is null)`;
  const personnes = await tx.execute<Donnees['personnes'][number] & Record<string, unknown>>(sql`
    select c.id, c.profil, c.nom, c.prenom, c.login, c.date_naissance::text as "dateNaissance",
      (c.mot_de_passe is not null or not c.a_personnaliser) as personnalise, e.discipline, r.sigle as diplome,
      case when c.profil = 'apprenant' then ${structures('apprenant', 'division')}
           when c.profil = 'enseignant' then ${structures('enseignant', 'division')} end as classes,
      case when c.profil = 'apprenant' then ${structures('apprenant', 'groupe')} end as groupes,
      case when c.profil = 'parent' then (
        select string_agg(concat_ws(' ', x.nom, x.prenom), ', ' order by x.nom collate "fr-x-icu", x.prenom collate "fr-x-icu")
        from responsabilite l join compte x on x.rne = l.rne and x.id = l.apprenant_id
        where l.rne = c.rne and l.responsable_id = c.id and l.fin_le is null) end as enfants
    from compte c
    left join enseignant e on e.rne = c.rne and e.compte_id = c.id
    left join apprenant p on p.rne = c.rne and p.compte_id = c.id
    left join referentiel r on r.code = p.referentiel
    where c.rne = ${rne} and c.id = any(${sql.param(identifiants(resume))}::uuid[])
    order by c.nom collate "fr-x-icu", c.prenom collate "fr-x-icu", c.id`);
  const lues = await tx.execute<Donnees['structures'][number] & Record<string, unknown>>(sql`
    select s.nature, s.code, s.libelle, s.niveau, r.sigle as diplome,
      (select string_agg(d.code, ', ' order by d.code collate "fr-x-icu") from groupe_division g
        join structure d on d.rne = g.rne and d.id = g.division_id
       where g.rne = s.rne and g.groupe_id = s.id) as divisions
    from structure s left join referentiel r on r.code = s.referentiel
    where s.rne = ${rne} and s.annee = ${annee}
    order by s.code collate "fr-x-icu"`);
  return { personnes: [...personnes], structures: [...lues] };
}
