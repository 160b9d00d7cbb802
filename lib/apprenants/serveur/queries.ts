import 'server-only';
import { sql } from 'drizzle-orm';
import { validate as estUuid } from 'uuid';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { apprenantsVisibles, majeur, present } from '@/lib/acces/serveur/portee';
import type { ApprenantListe, Classe } from '../regles';

/** Identité d'un apprenant, sa division de l'année (nulle s'il n'en a pas), le niveau de celle-ci et son diplôme. */
export interface ApprenantLu extends ApprenantListe {
  division: { id: string; code: string; libelle: string } | null;
  niveau: number | null;
}

type LigneClasse = Omit<Classe, 'apprenants'> & {
  apprenant: string | null;
  nom: string;
  prenom: string;
  diplome: string | null;
};

/** Les structures de l'année que l'acteur voit : l'enseignant les siennes, le chef et le lecteur toutes. */
function structuresVisibles(acteur: Acteur) {
  if (acteur.profil === 'chef' || acteur.profil === 'lecteur') return sql`true`;
  if (acteur.profil !== 'enseignant') return sql`false`;
  return sql`exists (select 1 from affectation e where e.rne = s.rne and e.structure_id = s.id
    and e.compte_id = ${acteur.compteId} and e.role = 'enseignant' and e.fin_le is null and e.exclue_le is null)`;
}

// Les structures d'abord, puis chacun par sa clé (`limit`) : sans statistiques, tout l'établissement serait relu pour chacun.
/** Comme `listerClasses`, dans une transaction déjà ouverte. */
export async function lireClasses(tx: Transaction, acteur: Acteur): Promise<Classe[]> {
  const lignes = await tx.execute<LigneClasse>(sql`
    with vues as materialized (
      select s.rne, s.id, s.nature, s.code, s.libelle, s.niveau, s.referentiel
      from structure s
      join etablissement t on t.rne = s.rne and t.annee_courante = s.annee
      where s.rne = ${acteur.rne} and s.masquee_le is null and ${structuresVisibles(acteur)}
    )
    select s.id, s.nature, s.code, s.libelle, s.niveau, s.referentiel,
      p.id as apprenant, p.nom, p.prenom, p.referentiel as diplome
    from vues s
    left join lateral (
      select c.id, c.nom, c.prenom, ap.referentiel
      from affectation a
      cross join lateral (select id, nom, prenom from compte c
        where c.rne = a.rne and c.id = a.compte_id and ${present} limit 1) c
      cross join lateral (select referentiel from apprenant where rne = a.rne and compte_id = a.compte_id limit 1) ap
      where a.rne = s.rne and a.structure_id = s.id
        and a.role = 'apprenant' and a.fin_le is null and a.exclue_le is null
    ) p on true
    order by s.nature, s.code collate "fr-x-icu", s.id, p.nom collate "fr-x-icu", p.prenom collate "fr-x-icu", p.id`);
  const classes = new Map<string, Classe>();
  for (const { apprenant, nom, prenom, diplome, ...structure } of lignes) {
    const classe = classes.get(structure.id) ?? { ...structure, apprenants: [] };
    classes.set(structure.id, classe);
    if (apprenant) classe.apprenants.push({ id: apprenant, nom, prenom, referentiel: diplome });
  }
  return [...classes.values()];
}

/**
 * Divisions puis groupes de l'année que l'acteur voit, avec leurs apprenants présents (spécification, « Who sees
 * whom »). Vide pour un parent, un apprenant, un administrateur.
 */
export const listerClasses = (acteur: Acteur): Promise<Classe[]> => lire(acteur, (tx) => lireClasses(tx, acteur));

/** Comme `listerEnfants`, dans une transaction déjà ouverte. */
export async function lireEnfants(tx: Transaction, acteur: Acteur): Promise<ApprenantListe[]> {
  if (acteur.profil !== 'parent') return [];
  const lignes = await tx.execute<ApprenantListe & Record<string, unknown>>(sql`
    select c.id, c.nom, c.prenom, ap.referentiel
    from compte c join apprenant ap on ap.rne = c.rne and ap.compte_id = c.id
    where c.rne = ${acteur.rne} and c.id in ${apprenantsVisibles(acteur)}
    order by c.nom collate "fr-x-icu", c.prenom collate "fr-x-icu", c.id`);
  return [...lignes];
}

/** Les enfants d'un parent, par nom ; vide pour un autre profil. */
export const listerEnfants = (acteur: Acteur): Promise<ApprenantListe[]> =>
  lire(acteur, (tx) => lireEnfants(tx, acteur));

/** Les prénoms des enfants majeurs d'un parent, présents, qu'il les suive encore ou non (décision 0016). */
export async function listerEnfantsMajeurs(acteur: Acteur): Promise<string[]> {
  const lignes = await lire(acteur, (tx) =>
    tx.execute<{ prenom: string }>(sql`
      select c.prenom from responsabilite r join compte c on c.rne = r.rne and c.id = r.apprenant_id
      where r.rne = ${acteur.rne} and r.responsable_id = ${acteur.compteId} and r.niveau = 1 and r.fin_le is null
        and ${present} and ${majeur}
      order by c.prenom collate "fr-x-icu", c.id`),
  );
  return lignes.map((l) => l.prenom);
}

/** Comme `lireApprenant`, dans une transaction déjà ouverte. */
export async function lireUnApprenant(tx: Transaction, acteur: Acteur, id: string): Promise<ApprenantLu> {
  if (!estUuid(id)) throw new Refus('introuvable');
  const [ligne] = await tx.execute<ApprenantLu & Record<string, unknown>>(sql`
    select c.id, c.nom, c.prenom, ap.referentiel, d.division, d.niveau
    from compte c join apprenant ap on ap.rne = c.rne and ap.compte_id = c.id
    left join lateral (
      select jsonb_build_object('id', s.id, 'code', s.code, 'libelle', s.libelle) as division, s.niveau
      from affectation a
      join structure s on s.rne = a.rne and s.id = a.structure_id and s.nature = 'division' and s.masquee_le is null
      join etablissement t on t.rne = s.rne and t.annee_courante = s.annee
      where a.rne = c.rne and a.compte_id = c.id and a.role = 'apprenant' and a.fin_le is null and a.exclue_le is null
      order by s.code limit 1
    ) d on true
    where c.rne = ${acteur.rne} and c.id = ${id} and c.id in ${apprenantsVisibles(acteur)}`);
  if (!ligne) throw new Refus('introuvable');
  return ligne;
}

/** Un apprenant que l'acteur peut voir. Refus `introuvable` s'il n'existe pas ou est hors de sa portée. */
export const lireApprenant = (acteur: Acteur, id: string): Promise<ApprenantLu> =>
  lire(acteur, (tx) => lireUnApprenant(tx, acteur, id));
