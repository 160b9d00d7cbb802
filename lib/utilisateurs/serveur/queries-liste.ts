import 'server-only';
import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { compte, enseignant } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { lire } from '@/db/tenant';
import type { Profil } from '@/lib/acces/modules';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { codeDit } from '@/lib/acces/serveur/portee';
import { PAR_PAGE } from '@/lib/listes';
import { contient, sansAccentsSql } from '@/lib/serveur/recherche';
import { type EtatCompte, etatDuCompte, type Origine, peutCreer } from '../regles';
import type { FiltreListe } from '../schema';
import { associationActive, ETABLISSEMENT, estDuPersonnel, estOuvert } from './portee';

export interface LigneUtilisateur {
  id: string;
  nom: string;
  prenom: string;
  login: string;
  profil: Profil;
  origine: Origine;
  discipline: string | null;
  /** Codes des divisions puis des groupes d'un enseignant ; nul pour les autres, ou sans aucun. */
  classes: string | null;
  courriel: string | null;
  connecteLe: Date | null;
  etat: EtatCompte;
  /** Le compte de l'administrateur qui regarde. */
  soi: boolean;
}

export interface ListeUtilisateurs {
  lignes: LigneUtilisateur[];
  /** Combien dans chaque vue, avec le filtre. */
  comptes: Record<FiltreListe['vue'], number>;
  /** Le nom et l'adresse de l'établissement sont renseignés : on peut créer (G 3.3.2). */
  creation: boolean;
}

const VUES: Record<FiltreListe['vue'], SQL> = {
  service: estOuvert,
  attente: sql`(${estOuvert} and ${compte.connecteLe} is null)`,
  masques: sql`not ${estOuvert}`,
};

const NOM = [sql`${compte.nom} collate "fr-x-icu"`, sql`${compte.prenom} collate "fr-x-icu"`];

const TRIS: Record<FiltreListe['tri'], SQL[]> = {
  nom: NOM,
  profil: [sql`${compte.profil}`],
  discipline: [sql`(${enseignant.discipline} is null)`, sql`${enseignant.discipline} collate "fr-x-icu"`],
  connexion: [sql`coalesce(${compte.connecteLe}, '-infinity')`],
};

const trier = ({ tri, sens }: FiltreListe): SQL[] => [
  ...TRIS[tri].map((colonne) => (sens === 'croissant' ? asc(colonne) : sql`${colonne} desc`)),
  ...NOM,
  sql`${compte.id}`,
];

/** « Dupont Jeanne », « Jeanne Dupont » ou une partie de l'identifiant, sans souci des accents ni des majuscules. */
function filtrer({ nom, profil, origine }: FiltreListe): SQL | undefined {
  const cherche = sansAccentsSql(sql`concat_ws(' ', ${compte.nom}, ${compte.prenom}, ${compte.nom}, ${compte.login})`);
  return and(
    nom ? contient(cherche, sansAccentsSql(sql`${nom}::text`)) : undefined,
    profil ? eq(compte.profil, profil) : undefined,
    origine ? eq(compte.origine, origine) : undefined,
  );
}

const classes = sql<string | null>`case when ${compte.profil} = 'enseignant' then (
  select string_agg(${codeDit('structure')}, ', ' order by structure.nature, structure.code collate "fr-x-icu")
  from affectation join structure on structure.rne = affectation.rne and structure.id = affectation.structure_id
  where affectation.rne = ${compte.rne} and affectation.compte_id = ${compte.id} and ${associationActive}) end`;

const COLONNES = {
  id: compte.id,
  nom: compte.nom,
  prenom: compte.prenom,
  login: compte.login,
  profil: compte.profil,
  origine: sql<Origine>`${compte.origine}`,
  discipline: sql<string | null>`case when ${compte.profil} = 'enseignant' then ${enseignant.discipline} end`,
  classes,
  courriel: compte.courriel,
  connecteLe: compte.connecteLe,
  masqueLe: compte.masqueLe,
  suspenduLe: compte.suspenduLe,
  aPersonnaliser: compte.aPersonnaliser,
  ouvert: estOuvert,
};

const combien = (vue: SQL) => sql<number>`(count(*) filter (where ${vue}))::int`;

/** Le personnel de l'établissement (UTI-1), une page à la fois ; cherché, filtré et trié par la base. */
export function listerUtilisateurs(acteur: Acteur, filtre: FiltreListe): Promise<ListeUtilisateurs> {
  const voulus = and(estDuPersonnel(acteur), filtrer(filtre));
  const discipline = and(eq(enseignant.rne, compte.rne), eq(enseignant.compteId, compte.id));
  return lire(acteur, async (tx) => {
    const [comptes] = await tx
      .select({ service: combien(VUES.service), attente: combien(VUES.attente), masques: combien(VUES.masques) })
      .from(compte)
      .where(voulus);
    const [etab] = await tx.select(ETABLISSEMENT).from(etablissement).where(eq(etablissement.rne, acteur.rne));
    const lues = await tx
      .select(COLONNES)
      .from(compte)
      .leftJoin(enseignant, discipline)
      .where(and(voulus, VUES[filtre.vue]))
      .orderBy(...trier(filtre))
      .limit(PAR_PAGE)
      .offset((filtre.page - 1) * PAR_PAGE);
    return {
      lignes: lues.map((c) => ({ ...c, etat: etatDuCompte(c), soi: c.id === acteur.compteId })),
      comptes: comptes ?? { service: 0, attente: 0, masques: 0 },
      creation: etab !== undefined && peutCreer(etab),
    };
  });
}
