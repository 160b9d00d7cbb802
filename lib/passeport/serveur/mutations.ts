import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { and, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { apprenant } from '@/db/schema/comptes';
import { fiche, ficheLien, ficheVue } from '@/db/schema/passeport';
import { ecrire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import {
  concilier,
  type DerniersDegres,
  type Ecarte,
  nettoyerTextes,
  parPartie,
  type Rattachement,
  verrous,
  versionDe,
} from '../regles';
import type { ModificationFiche, SaisieFiche, VersionFiche } from '../schema';
import { controlerRattachement, lireChoix, lireDegres, remplacerChoix } from './mutations-rattachement';
import { exigerProfil, type FichePrise, prendreFiche, prendreModifiable } from './portee';
import { lireLiens } from './queries-fiche';

/**
 * Une fiche enregistrée : la version à rendre au prochain enregistrement, ce qui est retenu des choix de la saisie, et
 * où en est son évaluation, pour qui l'aurait vue changer en écrivant.
 */
export interface FicheEnregistree {
  id: string;
  version: VersionFiche;
  rattachement: Rattachement;
  brouillon: boolean;
  degres: DerniersDegres;
  ecartes: Ecarte[];
}

type Controle = Awaited<ReturnType<typeof controlerRattachement>>;
type Retenu = Rattachement & { brouillon: boolean };

const retenuDe = ({ item, choix, bepItem, brouillon }: SaisieFiche): Retenu => ({
  item,
  choix,
  bepItem: bepItem || null,
  brouillon,
});

/** Ce qu'une saisie écrit dans `fiche`. */
const valeursDe = (saisie: SaisieFiche, retenu: Retenu, { famille, bepReferentiel }: Controle) => ({
  titre: saisie.titre,
  faiteLe: saisie.faiteLe,
  lieu: saisie.lieu,
  organisation: saisie.organisation,
  pfmpDebutLe: (saisie.lieu === 'pfmp' && saisie.pfmpDebutLe) || null,
  pfmpFinLe: (saisie.lieu === 'pfmp' && saisie.pfmpFinLe) || null,
  item: retenu.item,
  textes: nettoyerTextes(famille, saisie.textes),
  bepReferentiel,
  bepItem: retenu.bepItem,
  bepTextes: nettoyerTextes('bep', famille === 'ga' ? saisie.bepTextes : {}),
  brouillon: retenu.brouillon,
});

const liensDe = ({ liens }: SaisieFiche, { famille }: Controle) => (famille === 'ga' ? liens : { ...liens, bep: [] });

async function remplacerLiens(
  tx: Transaction,
  { rne, id }: Pick<FichePrise, 'rne' | 'id'>,
  liens: SaisieFiche['liens'],
): Promise<void> {
  await tx.delete(ficheLien).where(and(eq(ficheLien.rne, rne), eq(ficheLien.ficheId, id)));
  const lignes = (['bacpro', 'bep'] as const).flatMap((partie) =>
    liens[partie].map((lien, rang) => ({ rne, ficheId: id, partie, rang, ...lien })),
  );
  if (lignes.length > 0) await tx.insert(ficheLien).values(lignes);
}

/**
 * Une fiche neuve de l'apprenant, dans son diplôme (PAS-2). Le même `id` envoyé deux fois (une réponse perdue) ne crée
 * qu'une fiche, tant qu'elle n'a pas changé depuis. Refus : `sans-diplome` ; `saisie` si un item, une complexité, un aléa
 * ou une activité n'est pas de ce diplôme ; ceux de `modifierFiche` si elle existe déjà.
 */
export const creerFiche = (acteur: Acteur, saisie: SaisieFiche, id: string = uuidv7()): Promise<FicheEnregistree> =>
  ecrire(acteur, 'fiche.creer', async (tx, tracer) => {
    exigerProfil(acteur, 'apprenant');
    tracer({ cible: id });
    const [referentiel, retenu] = [await lireDiplome(tx, acteur), retenuDe(saisie)];
    const controle = await controlerRattachement(tx, referentiel, retenu);
    const cle = { rne: acteur.rne, id, referentiel };
    const [creee] = await tx
      .insert(fiche)
      .values({ ...cle, apprenantId: acteur.compteId, ...valeursDe(saisie, retenu, controle) })
      .onConflictDoNothing()
      .returning({ version: fiche.version });
    if (!creee) {
      const prise = await prendreModifiable(tx, acteur, id);
      return changer(tx, prise, versionDe({ ...prise, version: 1, choix: await lireChoix(tx, prise) }), saisie);
    }
    await remplacerChoix(tx, cle, retenu.choix);
    await remplacerLiens(tx, cle, liensDe(saisie, controle));
    const version = versionDe({ ...retenu, ...creee });
    return { id, version, ...rendre(retenu), degres: { bacpro: null, bep: null }, ecartes: [] };
  });

async function lireDiplome(tx: Transaction, acteur: Acteur): Promise<string> {
  const [moi] = await tx
    .select({ referentiel: apprenant.referentiel })
    .from(apprenant)
    .where(and(eq(apprenant.rne, acteur.rne), eq(apprenant.compteId, acteur.compteId)));
  if (!moi?.referentiel) throw new Refus('sans-diplome');
  return moi.referentiel;
}

/**
 * Modifie une fiche de l'apprenant (PAS-3). Refus : `introuvable` ; `transfere` ; `fiche-perimee` si lui-même l'a changée
 * ailleurs depuis `version` ; `saisie`. Ce qu'un enseignant a évalué ou corrigé entre-temps n'arrête pas ses textes : ses
 * choix seuls ne sont pas retenus (`concilier`). Une saisie identique n'écrit rien : la fiche ne redevient pas
 * « modifiée » pour l'enseignant.
 */
export const modifierFiche = (acteur: Acteur, { id, version, saisie }: ModificationFiche): Promise<FicheEnregistree> =>
  ecrire(acteur, 'fiche.modifier', async (tx, tracer) => {
    exigerProfil(acteur, 'apprenant');
    tracer({ cible: id });
    return changer(tx, await prendreModifiable(tx, acteur, id), version, saisie);
  });

const rendre = ({ brouillon, ...rattachement }: Retenu) => ({ rattachement, brouillon });

async function changer(
  tx: Transaction,
  prise: FichePrise,
  version: VersionFiche,
  saisie: SaisieFiche,
): Promise<FicheEnregistree> {
  if (prise.version !== version.numero) throw new Refus('fiche-perimee');
  const actuelle = { ...prise, choix: await lireChoix(tx, prise) };
  const degres = await lireDegres(tx, prise);
  const { retenu, ecartes } = concilier(actuelle, version.choix, retenuDe(saisie), verrous(degres));
  const controle = await controlerRattachement(tx, prise.referentiel, retenu, actuelle);
  const valeurs = valeursDe(saisie, retenu, controle);
  const liens = liensDe(saisie, controle);
  const [avant, apres] = [versionDe(actuelle), versionDe({ ...retenu, version: prise.version + 1 })];
  const inchangee =
    isDeepStrictEqual({ ...prise, ...valeurs }, prise) &&
    avant.choix === apres.choix &&
    isDeepStrictEqual(parPartie(await lireLiens(tx, prise, prise.id)), liens);
  if (!inchangee) {
    await tx
      .update(fiche)
      .set({
        ...valeurs,
        ...(avant.choix !== apres.choix && { corrigeParId: null, corrigeLe: null, corrigeAvant: null }),
        modifieLe: sql`clock_timestamp()`,
        version: apres.numero,
      })
      .where(and(eq(fiche.rne, prise.rne), eq(fiche.id, prise.id)));
    await remplacerChoix(tx, prise, retenu.choix);
    await remplacerLiens(tx, prise, liens);
  }
  return { id: prise.id, version: inchangee ? avant : apres, ...rendre(retenu), degres, ecartes };
}

/** Met une fiche de l'apprenant à la corbeille (PAS-5). Refus `introuvable` si elle n'est pas à lui ou y est déjà, `transfere`. */
export const supprimerFiche = (acteur: Acteur, id: string): Promise<void> =>
  ecrire(acteur, 'fiche.supprimer', async (tx, tracer) => {
    exigerProfil(acteur, 'apprenant');
    tracer({ cible: id });
    const prise = await prendreModifiable(tx, acteur, id);
    await tx
      .update(fiche)
      .set({ corbeilleLe: sql`now()` })
      .where(and(eq(fiche.rne, prise.rne), eq(fiche.id, prise.id)));
  });

/** Retient que l'acteur a vu la fiche telle qu'elle était à `lueLe` (ce que rend `lireFiche`). Refus `introuvable`. */
export const marquerFicheVue = (acteur: Acteur, { id, lueLe }: { id: string; lueLe: Date }): Promise<void> =>
  ecrire(acteur, 'fiche.voir', async (tx, tracer) => {
    tracer({ cible: id });
    const prise = await prendreFiche(tx, acteur, id);
    await tx
      .insert(ficheVue)
      .values({ rne: acteur.rne, ficheId: prise.id, compteId: acteur.compteId, vueLe: lueLe })
      .onConflictDoUpdate({ target: [ficheVue.rne, ficheVue.ficheId, ficheVue.compteId], set: { vueLe: lueLe } });
  });
