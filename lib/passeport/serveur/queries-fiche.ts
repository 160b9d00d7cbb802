import 'server-only';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { validate as estUuid } from 'uuid';
import { fichier } from '@/db/schema/abonnements';
import { compte } from '@/db/schema/comptes';
import { fiche, ficheChoix, ficheEvaluation, ficheFichier, ficheLien, ficheVue } from '@/db/schema/passeport';
import { referentiel, referentielItem } from '@/db/schema/referentiels';
import { type Locataire, lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import type { ApprenantListe } from '@/lib/apprenants/regles';
import type { Degre } from '@/lib/degres/regles';
import { nomOrigine } from '@/lib/etablissement/serveur/queries-origine';
import { CODE_BEP } from '@/lib/maitrise/regles-bep';
import type { DerniersDegres, Partie } from '../regles';
import { SANS_PARCOURS } from '../regles-parcours';
import { fichesVisibles } from './portee';
import { vueDuPasseport } from './queries';
import { type ContexteEvaluation, lireContexte } from './queries-evaluation';

/** Un item et ce qu'il dit : la compétence, une complexité, un aléa, une activité du BEP. */
export interface ItemLu {
  code: string;
  nature: 'item' | 'complexite' | 'alea';
  libelle: string;
  competence: string | null;
}

/** Une ligne de l'historique, récentes d'abord ; `items` : ce que le degré portait ce jour-là. */
export interface EvaluationLue {
  id: string;
  partie: Partie;
  degre: Degre | null;
  appreciation: string;
  auteurId: string;
  auteur: string;
  creeLe: Date;
  items: ItemLu[];
}

/** Un lien joint à une partie ; `libelle` vide : l'adresse se montre elle-même. */
export interface LienLu {
  partie: Partie;
  url: string;
  libelle: string;
}

/** Un fichier joint à une partie ; `octets` : sa taille. */
export interface FichierJoint {
  id: string;
  partie: Partie;
  nom: string;
  type: string;
  octets: number;
}

/** Une fiche entière, telle que l'acteur la voit. */
export interface FicheLue {
  id: string;
  apprenant: ApprenantListe;
  titre: string;
  faiteLe: string;
  lieu: 'pfmp' | 'etablissement';
  organisation: string;
  /** Les dates de la PFMP, quand c'en est une et qu'elles sont données. */
  pfmpDebutLe: string | null;
  pfmpFinLe: string | null;
  referentiel: string;
  famille: string;
  item: ItemLu;
  precisions: ItemLu[];
  textes: Record<string, string>;
  bep: ItemLu | null;
  bepTextes: Record<string, string>;
  liens: LienLu[];
  fichiers: FichierJoint[];
  brouillon: boolean;
  version: number;
  creeLe: Date;
  modifieLe: Date;
  corbeilleLe: Date | null;
  /** Nom de l'établissement d'où elle a été transférée : on la consulte seulement. Nul si elle est d'ici. */
  origine: string | null;
  evaluations: EvaluationLue[];
  /**
   * Qui en a corrigé le rattachement en dernier, quand, et ce que l'apprenant avait choisi ; nul si personne, ou si
   * l'apprenant l'a changé depuis.
   */
  correction: { auteurId: string; auteur: string; le: Date; avant: ItemLu[] } | null;
  degres: DerniersDegres;
  /** Quelque chose que l'acteur n'a pas encore vu. */
  inedit: boolean;
  /** L'instant de cette lecture : ce qui arrive ensuite restera à voir. */
  lueLe: Date;
  /** Ce qui l'entoure, pour l'enseignant ; nul pour les autres. */
  pourEvaluer: ContexteEvaluation | null;
}

const chercher = (tx: Transaction, acteur: Acteur, id: string) =>
  tx
    .select({
      fiche,
      famille: referentiel.famille,
      nom: compte.nom,
      prenom: compte.prenom,
      vueLe: ficheVue.vueLe,
      origine: nomOrigine(fiche),
      correcteur: sql<string | null>`(select c.prenom || ' ' || c.nom from compte c
        where c.rne = ${fiche.rne} and c.id = ${fiche.corrigeParId})`,
      lueLe: sql<Date>`date_trunc('milliseconds', now()) + interval '1 millisecond'`.mapWith(fiche.creeLe),
      modifieeDepuis: sql<boolean>`${fiche.modifieLe} > coalesce(${ficheVue.vueLe}, '-infinity')`,
    })
    .from(fiche)
    .innerJoin(compte, and(eq(compte.rne, fiche.rne), eq(compte.id, fiche.apprenantId)))
    .innerJoin(referentiel, eq(referentiel.code, fiche.referentiel))
    .leftJoin(ficheVue, vueDuPasseport(acteur))
    .where(and(eq(fiche.id, id), fichesVisibles(acteur)));

const lireHistorique = (tx: Transaction, acteur: Acteur, id: string) =>
  tx
    .select({
      id: ficheEvaluation.id,
      partie: ficheEvaluation.partie,
      degre: ficheEvaluation.degre,
      appreciation: ficheEvaluation.appreciation,
      creeLe: ficheEvaluation.creeLe,
      referentiel: ficheEvaluation.referentiel,
      items: ficheEvaluation.items,
      auteurId: ficheEvaluation.auteurId,
      auteur: sql<string>`${compte.prenom} || ' ' || ${compte.nom}`,
    })
    .from(ficheEvaluation)
    .innerJoin(compte, and(eq(compte.rne, ficheEvaluation.rne), eq(compte.id, ficheEvaluation.auteurId)))
    .where(and(eq(ficheEvaluation.rne, acteur.rne), eq(ficheEvaluation.ficheId, id)))
    .orderBy(desc(ficheEvaluation.creeLe), desc(ficheEvaluation.id));

/** Les liens d'une fiche, par partie et dans l'ordre. */
export const lireLiens = (tx: Transaction, { rne }: Pick<Locataire, 'rne'>, id: string): Promise<LienLu[]> =>
  tx
    .select({ partie: ficheLien.partie, url: ficheLien.url, libelle: ficheLien.libelle })
    .from(ficheLien)
    .where(and(eq(ficheLien.rne, rne), eq(ficheLien.ficheId, id)))
    .orderBy(asc(ficheLien.partie), asc(ficheLien.rang));

/** Les fichiers joints à une fiche, dans l'ordre où ils l'ont été. */
export const lireFichiers = (tx: Transaction, acteur: Acteur, id: string): Promise<FichierJoint[]> =>
  tx
    .select({
      id: fichier.id,
      partie: ficheFichier.partie,
      nom: fichier.nom,
      type: fichier.type,
      octets: fichier.octets,
    })
    .from(ficheFichier)
    .innerJoin(fichier, and(eq(fichier.rne, ficheFichier.rne), eq(fichier.id, ficheFichier.fichierId)))
    .where(and(eq(ficheFichier.rne, acteur.rne), eq(ficheFichier.ficheId, id)))
    .orderBy(asc(fichier.id));

type Reference = readonly [referentiel: string, code: string];
const cle = ([diplome, code]: Reference) => `${diplome} ${code}`;

/** Les intitulés de ces items, retirés du référentiel compris. */
async function lireItems(tx: Transaction, references: readonly Reference[]): Promise<Map<string, ItemLu>> {
  const couples = sql.join(
    references.map(([diplome, code]) => sql`(${diplome}, ${code})`),
    sql`, `,
  );
  const i = referentielItem;
  const lignes = await tx
    .select({
      referentiel: i.referentiel,
      code: i.code,
      nature: i.nature,
      libelle: i.libelle,
      competence: i.competence,
    })
    .from(i)
    .where(sql`(${i.referentiel}, ${i.code}) in (${couples})`)
    .orderBy(asc(i.ordre));
  return new Map(lignes.map(({ referentiel: diplome, ...item }) => [cle([diplome, item.code]), item]));
}

/** Une fiche, ses choix, l'historique de ses évaluations ; `parcours` : d'où l'enseignant l'ouvre. Refus `introuvable` hors de la vue de l'acteur. */
export const lireFiche = (acteur: Acteur, id: string, parcours = SANS_PARCOURS): Promise<FicheLue> =>
  lire(acteur, async (tx) => {
    if (!estUuid(id)) throw new Refus('introuvable');
    const [lue] = await chercher(tx, acteur, id);
    if (!lue) throw new Refus('introuvable');
    const { rne: _, origineRne: __, apprenantId, item, bepItem, bepReferentiel, ...reste } = lue.fiche;
    const { corrigeParId, corrigeLe, corrigeAvant, ...f } = reste;
    const avant = (corrigeAvant ?? []).flatMap((code): Reference[] => [
      [f.referentiel, code],
      [CODE_BEP, code],
    ]);
    const apprenant = { id: apprenantId, nom: lue.nom, prenom: lue.prenom, referentiel: f.referentiel };
    const choix = await tx
      .select({ code: ficheChoix.item })
      .from(ficheChoix)
      .where(and(eq(ficheChoix.rne, acteur.rne), eq(ficheChoix.ficheId, id)));
    const historique = await lireHistorique(tx, acteur, id);
    const bepReference: Reference | null = bepItem && bepReferentiel ? [bepReferentiel, bepItem] : null;
    const references: Reference[] = [
      [f.referentiel, item],
      ...choix.map((c): Reference => [f.referentiel, c.code]),
      ...(bepReference ? [bepReference] : []),
      ...avant,
      ...historique.flatMap((h) => h.items.map((code): Reference => [h.referentiel, code])),
    ];
    const items = await lireItems(tx, references);
    const nommer = (voulues: readonly Reference[]): ItemLu[] => {
      const cles = new Set(voulues.map(cle));
      return [...items].filter(([c]) => cles.has(c)).map(([, i]) => i);
    };
    const evaluations = historique.map(({ referentiel: diplome, ...h }) => ({
      ...h,
      items: nommer(h.items.map((code): Reference => [diplome, code])),
    }));
    const correction =
      corrigeParId && corrigeLe
        ? { auteurId: corrigeParId, auteur: lue.correcteur ?? '', le: corrigeLe, avant: nommer(avant) }
        : null;
    return {
      ...f,
      pourEvaluer: await lireContexte(tx, acteur, { id, apprenant, vueLe: lue.vueLe }, parcours),
      apprenant,
      famille: lue.famille,
      origine: lue.origine,
      item: items.get(cle([f.referentiel, item])) ?? { code: item, nature: 'item', libelle: '', competence: null },
      liens: await lireLiens(tx, acteur, id),
      fichiers: await lireFichiers(tx, acteur, id),
      precisions: nommer(choix.map((c): Reference => [f.referentiel, c.code])),
      bep: (bepReference && items.get(cle(bepReference))) ?? null,
      evaluations,
      correction,
      degres: derniersDegres(evaluations),
      inedit:
        (acteur.profil === 'enseignant' && lue.modifieeDepuis) ||
        [...evaluations.map((ev) => ({ ...ev, le: ev.creeLe })), ...(correction ? [correction] : [])].some(
          ({ auteurId, le }) => auteurId !== acteur.compteId && (lue.vueLe === null || le > lue.vueLe),
        ),
      lueLe: lue.lueLe,
    };
  });

const derniersDegres = (evaluations: readonly EvaluationLue[]): DerniersDegres => {
  const dernier = (partie: Partie) =>
    evaluations.find((ev) => ev.partie === partie && ev.degre !== null)?.degre ?? null;
  return { bacpro: dernier('bacpro'), bep: dernier('bep') };
};
