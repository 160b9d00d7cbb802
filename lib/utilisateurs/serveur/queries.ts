import 'server-only';
import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { validate as estUuid } from 'uuid';
import { enseignant } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { affectation, structure } from '@/db/schema/structures';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { type DitSiecle, type EtatCivil, selonSiecle } from '@/lib/comptes/regles-corrections';
import { motDePasseInitial } from '@/lib/comptes/serveur/regles-mot-de-passe';
import { type EtatCompte, etatDuCompte, peutCreer } from '../regles';
import { ETABLISSEMENT, exigerPersonnel, type Personnel } from './portee';

/** Une division ou un groupe de l'année, à cocher. */
export interface ClasseAChoisir {
  id: string;
  code: string;
  libelle: string;
  nature: 'division' | 'groupe';
  /** Codes des divisions d'un groupe. */
  divisions: string | null;
}

/** Ce qui lie une personne à une structure : par SIECLE, à la main, ou retirée à la main. */
export type Lien = 'siecle' | 'manuel' | 'retire';
export type ClasseAssociee = ClasseAChoisir & { lien: Lien | null };

export interface FicheUtilisateur {
  personne: Omit<EtatCivil, 'profil'> &
    Pick<Personnel, 'id' | 'profil' | 'login' | 'courriel' | 'origine' | 'connecteLe' | 'sortiLe' | 'ouvert'>;
  etat: EtatCompte;
  soi: boolean;
  /** Ce que SIECLE dit de chaque champ ; nul pour un compte que SIECLE ne connaît pas. */
  siecle: DitSiecle | null;
  /** Son mot de passe initial (sa date de naissance) ouvre encore le compte. */
  initial: boolean;
  classes: ClasseAssociee[];
  disciplines: string[];
}

/** Une personne à modifier (UTI-2) et les classes à lui associer. Refuse (`introuvable`) qui n'est pas du personnel. */
export async function lireUtilisateur(acteur: Acteur, id: string): Promise<FicheUtilisateur> {
  if (!estUuid(id)) throw new Refus('introuvable');
  return lire(acteur, async (tx) => {
    const c = await exigerPersonnel(tx, acteur, id);
    const { login, profil, civilite, nom, prenom, dateNaissance, discipline, courriel, origine } = c;
    const civil = { profil, civilite, nom, prenom, dateNaissance, discipline };
    return {
      personne: {
        ...civil,
        id,
        login,
        courriel,
        origine,
        connecteLe: c.connecteLe,
        sortiLe: c.sortiLe,
        ouvert: c.ouvert,
      },
      etat: etatDuCompte(c),
      soi: id === acteur.compteId,
      siecle: c.siecleId === null ? null : selonSiecle(c),
      initial: c.motDePasse === null && motDePasseInitial(c) !== null,
      classes: await lireClasses(tx, acteur, id),
      disciplines: await lireDisciplines(tx, acteur),
    };
  });
}

export interface Preparation {
  /** Le nom et l'adresse de l'établissement sont renseignés. */
  creation: boolean;
  classes: ClasseAChoisir[];
  disciplines: string[];
}

/** De quoi créer quelqu'un (UTI-4). */
export function preparerCreation(acteur: Acteur): Promise<Preparation> {
  return lire(acteur, async (tx) => {
    const [etab] = await tx.select(ETABLISSEMENT).from(etablissement).where(eq(etablissement.rne, acteur.rne));
    return {
      creation: etab !== undefined && peutCreer(etab),
      classes: await lireClasses(tx, acteur, null),
      disciplines: await lireDisciplines(tx, acteur),
    };
  });
}

const LIEN = sql<Lien | null>`case
  when ${affectation.exclueLe} is not null then 'retire'
  when ${affectation.finLe} is null then ${affectation.origine} end`;

/** Les divisions puis les groupes de l'année en cours, avec ce qui y lie `compteId`. */
function lireClasses(tx: Transaction, acteur: Acteur, compteId: string | null): Promise<ClasseAssociee[]> {
  const lien = and(
    eq(affectation.rne, structure.rne),
    eq(affectation.structureId, structure.id),
    sql`${affectation.compteId} = ${compteId}::uuid`,
    eq(affectation.role, 'enseignant'),
  );
  return tx
    .select({
      id: structure.id,
      code: structure.code,
      libelle: structure.libelle,
      nature: structure.nature,
      divisions: sql<string | null>`(select string_agg(d.code, ', ' order by d.code collate "fr-x-icu")
        from groupe_division g join structure d on d.rne = g.rne and d.id = g.division_id
        where g.rne = ${structure.rne} and g.groupe_id = ${structure.id})`,
      lien: LIEN,
    })
    .from(structure)
    .innerJoin(
      etablissement,
      and(eq(etablissement.rne, structure.rne), eq(etablissement.anneeCourante, structure.annee)),
    )
    .leftJoin(affectation, lien)
    .where(and(eq(structure.rne, acteur.rne), isNull(structure.masqueeLe)))
    .orderBy(asc(structure.nature), sql`${structure.code} collate "fr-x-icu"`);
}

/** Les disciplines déjà connues dans l'établissement, à proposer. */
async function lireDisciplines(tx: Transaction, acteur: Acteur): Promise<string[]> {
  const lues = await tx
    .selectDistinct({ discipline: enseignant.discipline })
    .from(enseignant)
    .where(and(eq(enseignant.rne, acteur.rne), isNotNull(enseignant.discipline)))
    .orderBy(enseignant.discipline)
    .limit(200);
  return lues.flatMap((l) => l.discipline ?? []);
}
