import 'server-only';
import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { apprenant } from '@/db/schema/comptes';
import { fiche, ficheEvaluation, ficheVue } from '@/db/schema/passeport';
import { referentiel, referentielItem } from '@/db/schema/referentiels';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import {
  type ApprenantListe,
  type Choix,
  type Classe,
  choisirApprenant,
  choisirEnfant,
  parametre,
} from '@/lib/apprenants/regles';
import { lireClasses, lireEnfants } from '@/lib/apprenants/serveur/queries';
import type { Degre } from '@/lib/degres/regles';
import { nomOrigine } from '@/lib/etablissement/serveur/queries-origine';
import type { FicheFiltrable, Partie } from '../regles';
import { fichesVisibles } from './portee';

/** Où en est l'évaluation d'une partie : dernier degré et sa date, présence d'une appréciation. */
export interface ResultatFiche {
  degre: Degre | null;
  le: Date | null;
  appreciation: boolean;
}

/** Une ligne du tableau des fiches (PAS-1, PAE-1). */
export interface FicheListee extends FicheFiltrable {
  id: string;
  lieu: 'pfmp' | 'etablissement';
  brouillon: boolean;
  modifieLe: Date;
  corbeilleLe: Date | null;
  famille: string;
  bacpro: ResultatFiche;
  /** Nul sans activité ni évaluation ; `code` vide si l'activité a été retirée. */
  bep: (ResultatFiche & { code: string; libelle: string }) | null;
  evaluations: number;
  /** Un fichier ou un lien est joint à cette partie. */
  pieces: Record<Partie, boolean>;
  inedit: boolean;
  /** Il n'y a d'inédit, pour l'apprenant ou le parent, qu'une correction du rattachement. */
  corrigee: boolean;
  dejaVue: boolean;
  /** Nom de l'établissement d'où elle a été transférée ; nul si elle est d'ici. */
  origine: string | null;
}

const e = ficheEvaluation;
const itemBep = alias(referentielItem, 'item_bep');

const derniere = (filtre: SQL) =>
  sql<Degre | null>`(array_agg(${e.degre} order by ${e.creeLe} desc, ${e.id} desc) filter (where ${filtre}))[1]`;
const quand = (filtre: SQL) => sql`max(${e.creeLe}) filter (where ${filtre})`;

/** Une ligne par fiche : ce que ses évaluations disent, partie par partie. */
const synthetiser = (tx: Transaction) => {
  const [bacpro, bep] = [sql`${e.partie} = 'bacpro'`, sql`${e.partie} = 'bep'`];
  const note = (partie: SQL) => sql`${partie} and ${e.degre} is not null`;
  const le = (partie: SQL) => sql<Date | null>`coalesce(${quand(note(partie))}, ${quand(partie)})`.mapWith(e.creeLe);
  const appreciee = (partie: SQL) =>
    sql<boolean>`coalesce(bool_or(${e.appreciation} <> '') filter (where ${partie}), false)`;
  return tx
    .select({
      nombre: sql<number>`count(*)::int`.as('nombre'),
      derniere: sql`max(${e.creeLe})`.as('derniere'),
      bacproDegre: derniere(note(bacpro)).as('bacpro_degre'),
      bacproLe: le(bacpro).as('bacpro_le'),
      bacproAppreciation: appreciee(bacpro).as('bacpro_appreciation'),
      bepDegre: derniere(note(bep)).as('bep_degre'),
      bepLe: le(bep).as('bep_le'),
      bepAppreciation: appreciee(bep).as('bep_appreciation'),
    })
    .from(e)
    .where(and(eq(e.rne, fiche.rne), eq(e.ficheId, fiche.id)))
    .as('synthese');
};

/** Les parties de la fiche qui ont un fichier ou un lien. */
const joindre = (tx: Transaction) => {
  const deLaFiche = sql`where rne = ${fiche.rne} and fiche_id = ${fiche.id}`;
  const presente = (nom: Partie) => sql<boolean>`coalesce(bool_or(p.partie = ${nom}), false)`.as(`pj_${nom}`);
  return tx
    .select({ bacpro: presente('bacpro'), bep: presente('bep') })
    .from(sql`(select partie from fiche_fichier ${deLaFiche} union all select partie from fiche_lien ${deLaFiche}) p`)
    .as('pieces');
};

const depuisVue = (instant: SQL) =>
  sql<boolean>`coalesce(${instant} > coalesce(${ficheVue.vueLe}, '-infinity'), false)`;

/** Pas encore vu : la fiche elle-même pour l'enseignant ; ses évaluations et sa correction pour l'apprenant et le parent. */
const ineditPour = (acteur: Acteur, derniereEvaluation: SQL) =>
  depuisVue(
    acteur.profil === 'enseignant' ? sql`${fiche.modifieLe}` : sql`greatest(${derniereEvaluation}, ${fiche.corrigeLe})`,
  );

/** Les fiches d'un apprenant que l'acteur peut voir, les plus récentes d'abord. */
async function lireFiches(tx: Transaction, acteur: Acteur, apprenantId: string): Promise<FicheListee[]> {
  const [s, pieces] = [synthetiser(tx), joindre(tx)];
  const lignes = await tx
    .select({
      id: fiche.id,
      titre: fiche.titre,
      faiteLe: fiche.faiteLe,
      lieu: fiche.lieu,
      brouillon: fiche.brouillon,
      creeLe: fiche.creeLe,
      modifieLe: fiche.modifieLe,
      corbeilleLe: fiche.corbeilleLe,
      famille: referentiel.famille,
      item: fiche.item,
      libelle: referentielItem.libelle,
      competence: referentielItem.competence,
      bepItem: fiche.bepItem,
      bepLibelle: itemBep.libelle,
      evaluations: s.nombre,
      bacpro: { degre: s.bacproDegre, le: s.bacproLe, appreciation: s.bacproAppreciation },
      bep: { degre: s.bepDegre, le: s.bepLe, appreciation: s.bepAppreciation },
      pieces: { bacpro: pieces.bacpro, bep: pieces.bep },
      inedit: ineditPour(acteur, sql`${s.derniere}`),
      corrigee: sql<boolean>`not ${depuisVue(sql`${s.derniere}`)} and ${depuisVue(sql`${fiche.corrigeLe}`)}`,
      dejaVue: sql<boolean>`${ficheVue.vueLe} is not null`,
      origine: nomOrigine(fiche),
    })
    .from(fiche)
    .innerJoin(referentiel, eq(referentiel.code, fiche.referentiel))
    .innerJoin(
      referentielItem,
      and(eq(referentielItem.referentiel, fiche.referentiel), eq(referentielItem.code, fiche.item)),
    )
    .leftJoin(itemBep, and(eq(itemBep.referentiel, fiche.bepReferentiel), eq(itemBep.code, fiche.bepItem)))
    .leftJoin(ficheVue, vueDuPasseport(acteur))
    .crossJoinLateral(s)
    .crossJoinLateral(pieces)
    .where(and(eq(fiche.apprenantId, apprenantId), fichesVisibles(acteur)))
    .orderBy(desc(fiche.creeLe), desc(fiche.id));
  return lignes.map(({ bepItem, bepLibelle, bep, ...ligne }) => ({
    ...ligne,
    bep: bepItem === null && bep.le === null ? null : { ...bep, code: bepItem ?? '', libelle: bepLibelle ?? '' },
  }));
}

/** La ligne de `fiche_vue` de l'acteur. */
export const vueDuPasseport = (acteur: Acteur) =>
  and(eq(ficheVue.rne, fiche.rne), eq(ficheVue.ficheId, fiche.id), eq(ficheVue.compteId, acteur.compteId));

/** Nombre de fiches nouvelles ou modifiées pour cet enseignant, par apprenant ; hors corbeille et brouillons (PAE-1). */
async function compterNouvelles(tx: Transaction, acteur: Acteur): Promise<Map<string, number>> {
  const lignes = await tx
    .select({ apprenant: fiche.apprenantId, nombre: sql<number>`count(*)::int` })
    .from(fiche)
    .leftJoin(ficheVue, vueDuPasseport(acteur))
    .where(and(fichesVisibles(acteur), sql`${fiche.corbeilleLe} is null`, ineditPour(acteur, sql`null`)))
    .groupBy(fiche.apprenantId);
  return new Map(lignes.map((l) => [l.apprenant, l.nombre]));
}

type Adresse = Record<string, string | string[] | undefined>;

/**
 * La page de l'enseignant : ses classes, le choix que dit l'adresse, les fiches de l'apprenant choisi (corbeille
 * comprise). Refus `introuvable` si l'adresse nomme une classe ou un apprenant hors de sa portée.
 */
export const listerPourEnseignant = (
  acteur: Acteur,
  recherche: Adresse,
): Promise<{ classes: Classe[]; choix: Choix; compte: Map<string, number>; fiches: FicheListee[] }> =>
  lire(acteur, async (tx) => {
    const classes = await lireClasses(tx, acteur);
    const choix = choisirApprenant(classes, recherche);
    const [classe, voulu] = [parametre(recherche.classe), parametre(recherche.apprenant)];
    if ((classe && !choix.classe) || (voulu && !choix.apprenant)) throw new Refus('introuvable');
    const compte = await compterNouvelles(tx, acteur);
    const fiches = choix.apprenant ? await lireFiches(tx, acteur, choix.apprenant.id) : [];
    return { classes, choix, compte, fiches };
  });

/** La page du parent : ses enfants et les fiches de celui que dit l'adresse. Refus `introuvable` pour un autre. */
export const listerPourParent = (
  acteur: Acteur,
  recherche: Adresse,
): Promise<{ enfants: ApprenantListe[]; enfant: ApprenantListe | undefined; fiches: FicheListee[] }> =>
  lire(acteur, async (tx) => {
    const enfants = await lireEnfants(tx, acteur);
    const enfant = choisirEnfant(enfants, recherche);
    if (!enfant && parametre(recherche.apprenant)) throw new Refus('introuvable');
    return { enfants, enfant, fiches: enfant ? await lireFiches(tx, acteur, enfant.id) : [] };
  });

/** La page de l'apprenant : son diplôme (nul : aucun rattaché) et ses fiches. */
export const listerPourApprenant = (
  acteur: Acteur,
): Promise<{ referentiel: string | null; famille: string | null; fiches: FicheListee[] }> =>
  lire(acteur, async (tx) => {
    const [moi] = await tx
      .select({ referentiel: referentiel.code, famille: referentiel.famille })
      .from(apprenant)
      .leftJoin(referentiel, eq(referentiel.code, apprenant.referentiel))
      .where(and(eq(apprenant.rne, acteur.rne), eq(apprenant.compteId, acteur.compteId)));
    if (!moi) throw new Refus('introuvable');
    return { ...moi, fiches: await lireFiches(tx, acteur, acteur.compteId) };
  });
