import { isDeepStrictEqual } from 'node:util';
import { and, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '@/db/connexion';
import { apprenant } from '@/db/schema/comptes';
import { fiche, ficheVue } from '@/db/schema/passeport';
import { ecrire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/acteur';
import { Refus } from '@/lib/acces/refus';
import { exigerProfil, type FichePrise, prendreFiche, prendreModifiable } from './acces';
import { nettoyerTextes } from './champs';
import { controlerRattachement, lireChoix, lireDegres, remplacerChoix } from './rattachement';
import { champsVerrouilles, concilier, type Rattachement, verrous, versionDe } from './regles';
import type { SaisieFiche, VersionFiche } from './schema';

/**
 * Une fiche enregistrée : la version à rendre au prochain enregistrement, et le rattachement retenu (celui qu'un
 * enseignant a corrigé entre-temps l'emporte sur une saisie qui n'y touchait pas).
 */
export interface FicheEnregistree {
  id: string;
  version: VersionFiche;
  rattachement: Rattachement;
}

type Controle = Awaited<ReturnType<typeof controlerRattachement>>;

const rattachementDe = (saisie: SaisieFiche): Rattachement => ({
  item: saisie.item,
  choix: saisie.choix,
  bepItem: saisie.bepItem || null,
});

/** Ce qu'une saisie écrit dans `fiche`. */
const valeursDe = (saisie: SaisieFiche, rattachement: Rattachement, { famille, bepReferentiel }: Controle) => ({
  titre: saisie.titre,
  faiteLe: saisie.faiteLe,
  lieu: saisie.lieu,
  organisation: saisie.organisation,
  item: rattachement.item,
  textes: nettoyerTextes(famille, saisie.textes),
  bepReferentiel,
  bepItem: rattachement.bepItem,
  bepTextes: nettoyerTextes('bep', famille === 'ga' ? saisie.bepTextes : {}),
  brouillon: saisie.brouillon,
});

/**
 * Une fiche neuve de l'apprenant, dans son diplôme (PAS-2). Refus : `sans-diplome` ; `saisie` si un item, une
 * complexité, un aléa ou une activité n'est pas de ce diplôme.
 */
export const creerFiche = (acteur: Acteur, saisie: SaisieFiche): Promise<FicheEnregistree> =>
  ecrire(acteur, 'fiche.creer', async (tx, tracer) => {
    exigerProfil(acteur, 'apprenant');
    const [referentiel, rattachement] = [await lireDiplome(tx, acteur), rattachementDe(saisie)];
    const controle = await controlerRattachement(tx, referentiel, rattachement);
    const cle = { rne: acteur.rne, id: uuidv7(), referentiel };
    tracer({ cible: cle.id });
    const [creee] = await tx
      .insert(fiche)
      .values({ ...cle, apprenantId: acteur.compteId, ...valeursDe(saisie, rattachement, controle) })
      .returning({ version: fiche.version });
    if (!creee) throw new Error('fiche non créée');
    await remplacerChoix(tx, cle, rattachement.choix);
    return { id: cle.id, version: versionDe({ ...rattachement, ...creee }), rattachement };
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
 * Modifie une fiche de l'apprenant (PAS-3). Refus : `introuvable` ; `transfere` ; `fiche-perimee` si elle a changé depuis `version` ;
 * `fiche-verrouillee`, avec les champs, si elle est évaluée et que la saisie touche à son rattachement ; `saisie`. Une
 * saisie identique n'écrit rien : la fiche ne redevient pas « modifiée » pour l'enseignant.
 */
export const modifierFiche = (
  acteur: Acteur,
  { id, version, saisie }: { id: string; version: VersionFiche; saisie: SaisieFiche },
): Promise<FicheEnregistree> =>
  ecrire(acteur, 'fiche.modifier', async (tx, tracer) => {
    exigerProfil(acteur, 'apprenant');
    tracer({ cible: id });
    const prise = await prendreModifiable(tx, acteur, id);
    const actuelle = { ...prise, choix: await lireChoix(tx, prise) };
    if (actuelle.version !== version.numero) throw new Refus('fiche-perimee');
    const { rattachement, conflit } = concilier(actuelle, version.choix, rattachementDe(saisie));
    const verrou = verrous(await lireDegres(tx, prise));
    const champs = champsVerrouilles(actuelle, { ...rattachement, brouillon: saisie.brouillon }, verrou);
    if (champs) throw new Refus('fiche-verrouillee', { champs });
    if (conflit) throw new Refus('fiche-perimee');
    const controle = await controlerRattachement(tx, prise.referentiel, rattachement, actuelle);
    const valeurs = valeursDe(saisie, rattachement, controle);
    const meme = versionDe({ ...rattachement, version: prise.version });
    if (memesValeurs(prise, valeurs) && meme.choix === versionDe(actuelle).choix)
      return { id, version: meme, rattachement };
    return { id, version: await enregistrer(tx, prise, valeurs, rattachement), rattachement };
  });

const memesValeurs = (prise: FichePrise, valeurs: ReturnType<typeof valeursDe>) =>
  isDeepStrictEqual({ ...prise, ...valeurs }, prise);

async function enregistrer(
  tx: Transaction,
  prise: FichePrise,
  valeurs: ReturnType<typeof valeursDe>,
  rattachement: Rattachement,
): Promise<VersionFiche> {
  const [modifiee] = await tx
    .update(fiche)
    .set({ ...valeurs, modifieLe: sql`clock_timestamp()`, version: prise.version + 1 })
    .where(and(eq(fiche.rne, prise.rne), eq(fiche.id, prise.id)))
    .returning({ version: fiche.version });
  if (!modifiee) throw new Error('fiche non modifiée');
  await remplacerChoix(tx, prise, rattachement.choix);
  return versionDe({ ...rattachement, ...modifiee });
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
export const marquerVue = (acteur: Acteur, { id, lueLe }: { id: string; lueLe: Date }): Promise<void> =>
  ecrire(acteur, 'fiche.voir', async (tx, tracer) => {
    tracer({ cible: id });
    const prise = await prendreFiche(tx, acteur, id);
    await tx
      .insert(ficheVue)
      .values({ rne: acteur.rne, ficheId: prise.id, compteId: acteur.compteId, vueLe: lueLe })
      .onConflictDoUpdate({ target: [ficheVue.rne, ficheVue.ficheId, ficheVue.compteId], set: { vueLe: lueLe } });
  });
