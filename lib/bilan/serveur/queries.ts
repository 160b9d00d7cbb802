import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { apprenantsVisibles } from '@/lib/acces/serveur/portee';
import { anneeScolaire } from '@/lib/annee-scolaire';
import type { ApprenantListe, Classe } from '@/lib/apprenants/regles';
import { lireClasses } from '@/lib/apprenants/serveur/queries';
import { aujourdhui, plusMois } from '@/lib/dates';
import { CODE_BEP } from '@/lib/maitrise/regles-bep';
import type { Matiere } from '@/lib/maitrise/regles-tableau';
import { lireMatieres } from '@/lib/maitrise/serveur/queries-matieres';
import { type Lycee, lireLycee, lireReglagesDans, type Reglages } from '@/lib/parametres/serveur/queries';
import { lireReferentiel } from '@/lib/referentiels/serveur/queries';
import { MOIS_SORTIS } from '../regles';

type Diplome = NonNullable<Awaited<ReturnType<typeof lireReferentiel>>>;

/** Un apprenant sorti, sa dernière division et le jour de sa sortie. */
export interface ApprenantSorti extends ApprenantListe {
  sortiLe: string;
  division: string | null;
}

interface IdentiteBilan {
  id: string;
  nom: string;
  prenom: string;
  dateNaissance: string | null;
  sortiLe: string | null;
  referentiel: string | null;
  /** Code de sa division la plus récente. */
  division: string | null;
  /** Années scolaires de ses affectations. */
  annees: number[];
}

/** Tout ce que montre le bilan d'un apprenant ; `bep` pour la Gestion-Administration seulement. */
export interface Bilan {
  etablissement: Lycee;
  /** Codes, intitulés et couleurs des degrés de l'établissement (PAR-4). */
  reglages: Reglages;
  apprenant: IdentiteBilan;
  /** Années scolaires couvertes : affectations, fiches et résultats. */
  annees: number[];
  diplome: Diplome;
  bep: Diplome | null;
  matiere: Matiere;
  editeLe: string;
}

/** Sorti depuis moins de six mois (G 3.14.1), qu'il ait ou non été masqué depuis. */
const sortiRecent = (): SQL =>
  sql`c.sorti_le <= ${aujourdhui()}::date and c.sorti_le >= ${plusMois(aujourdhui(), -MOIS_SORTIS)}::date`;

/** Ceux que l'acteur voit ; pour le chef d'établissement, aussi ceux qui viennent de sortir. */
const exportables = (acteur: Acteur): SQL =>
  acteur.profil === 'chef'
    ? sql`(c.id in ${apprenantsVisibles(acteur)} or ${sortiRecent()})`
    : sql`c.id in ${apprenantsVisibles(acteur)}`;

/** Dernière division d'un apprenant et années de toutes ses affectations, en jointure latérale sur `c`. */
const parcours = sql`left join lateral (
  select array_agg(distinct s.annee) as annees,
    (array_agg(s.code order by s.annee desc, (a.fin_le is null) desc, s.code) filter (where s.nature = 'division'))[1] as division
  from affectation a join structure s on s.rne = a.rne and s.id = a.structure_id
  where a.rne = c.rne and a.compte_id = c.id and a.role = 'apprenant' and a.exclue_le is null
) p on true`;

/** Les classes de l'acteur et, pour le chef d'établissement, les sortis des six derniers mois, par nom. */
export const lireChoixBilan = (acteur: Acteur): Promise<{ classes: Classe[]; sortis: ApprenantSorti[] }> =>
  lire(acteur, async (tx) => {
    const classes = await lireClasses(tx, acteur);
    if (acteur.profil !== 'chef') return { classes, sortis: [] };
    const sortis = await tx.execute<ApprenantSorti & Record<string, unknown>>(sql`
      select c.id, c.nom, c.prenom, ap.referentiel, c.sorti_le as "sortiLe", p.division
      from compte c join apprenant ap on ap.rne = c.rne and ap.compte_id = c.id ${parcours}
      where c.rne = ${acteur.rne} and ${sortiRecent()}
      order by c.nom collate "fr-x-icu", c.prenom collate "fr-x-icu", c.id`);
    return { classes, sortis: [...sortis] };
  });

/**
 * Les bilans de ces apprenants, par nom : une transaction et sept requêtes, quel que soit leur nombre. Refus
 * `introuvable` si un seul est hors de portée, `sans-diplome` si un seul n'en a pas.
 */
export async function lireBilans(acteur: Acteur, ids: readonly string[]): Promise<Bilan[]> {
  const voulus = [...new Set(ids)];
  const { identites, matieres, ...commun } = await lire(acteur, async (tx) => {
    const trouves = await lireIdentites(tx, acteur, voulus);
    if (trouves.length !== voulus.length) throw new Refus('introuvable');
    return {
      etablissement: await lireLycee(tx, acteur),
      reglages: await lireReglagesDans(tx, acteur),
      identites: trouves,
      matieres: await lireMatieres(tx, acteur, voulus),
    };
  });
  const diplomes = await lireDiplomes(identites);
  return identites.map((apprenant) => {
    const diplome = apprenant.referentiel ? diplomes.get(apprenant.referentiel) : undefined;
    if (!diplome) throw new Refus('sans-diplome');
    const matiere = matieres.get(apprenant.id) ?? { fiches: [], evaluations: [] };
    const bep = diplome.referentiel.famille === 'ga' ? (diplomes.get(CODE_BEP) ?? null) : null;
    const annees = anneesCouvertes(apprenant, matiere);
    return { ...commun, apprenant, annees, diplome, bep, matiere, editeLe: aujourdhui() };
  });
}

async function lireIdentites(tx: Transaction, acteur: Acteur, ids: string[]): Promise<IdentiteBilan[]> {
  const lignes = await tx.execute<IdentiteBilan & Record<string, unknown>>(sql`
    select c.id, c.nom, c.prenom, c.date_naissance as "dateNaissance", c.sorti_le as "sortiLe", ap.referentiel,
      p.division, coalesce(p.annees, '{}') as annees
    from compte c join apprenant ap on ap.rne = c.rne and ap.compte_id = c.id ${parcours}
    where c.rne = ${acteur.rne} and c.id = any(${sql.param(ids)}::uuid[]) and ${exportables(acteur)}
    order by c.nom collate "fr-x-icu", c.prenom collate "fr-x-icu", c.id`);
  return [...lignes];
}

/** Chaque diplôme une seule fois, et le BEP si l'un d'eux est la Gestion-Administration. */
async function lireDiplomes(identites: readonly IdentiteBilan[]): Promise<Map<string, Diplome>> {
  const diplomes = new Map<string, Diplome>();
  const ajouter = async (code: string) => {
    const diplome = await lireReferentiel(code);
    if (diplome) diplomes.set(code, diplome);
  };
  for (const code of new Set(identites.flatMap((i) => i.referentiel ?? []))) await ajouter(code);
  if ([...diplomes.values()].some((d) => d.referentiel.famille === 'ga')) await ajouter(CODE_BEP);
  return diplomes;
}

function anneesCouvertes(apprenant: IdentiteBilan, { fiches, evaluations }: Matiere): number[] {
  const jours = [...fiches.map((f) => f.faiteLe), ...evaluations.map((e) => e.jour)];
  return [...new Set([...apprenant.annees, ...jours.map((j) => anneeScolaire(j))])].sort();
}
