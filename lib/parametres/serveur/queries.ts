import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import { cache } from 'react';
import { etablissement } from '@/db/schema/etablissement';
import { imageEtablissement } from '@/db/schema/parametres';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { PROFILS, type Profil } from '@/lib/acces/modules';
import { Refus } from '@/lib/acces/refus';
import { longueurMinimale } from '@/lib/acces/regles-longueur';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import type { Presentation } from '@/lib/degres/regles';
import { type ChoixDegre, presenter } from '../regles-degres';
import type { GenreImage } from '../regles-limites';
import type { Masques } from '../regles-masques';

/** Tout ce que l'établissement a réglé et qui se voit partout : son nom, ses degrés, ses intitulés. */
export interface Reglages {
  nom: string;
  degres: Presentation;
  /** Le 2e degré en jaune plutôt qu'en vert clair. */
  jaune: boolean;
  masques: Masques;
}

type DegreLu = ChoixDegre & { degre: keyof Presentation };
type Ligne = { nom: string; jaune: boolean; degres: DegreLu[]; masques: Masques };

/** Les réglages de l'établissement de l'acteur, dans une transaction déjà ouverte : une requête (exports). */
export async function lireReglagesDans(tx: Transaction, acteur: Acteur): Promise<Reglages> {
  const [lue] = await tx.execute<Ligne & Record<string, unknown>>(sql`
    select e.nom, e.deuxieme_degre_jaune as jaune,
      coalesce((select json_agg(json_build_object('degre', d.degre, 'code', d.code, 'libelle', d.libelle))
        from degre d where d.rne = e.rne), '[]') as degres,
      coalesce((select json_object_agg(m.referentiel, m.intitules)
        from (select referentiel, json_object_agg(champ, libelle) as intitules
          from masque where masque.rne = e.rne group by referentiel) m), '{}') as masques
    from etablissement e where e.rne = ${acteur.rne}`);
  if (!lue) throw new Refus('introuvable');
  return { nom: lue.nom, jaune: lue.jaune, degres: presenter(lue.degres), masques: lue.masques };
}

/**
 * Les réglages de l'établissement, seule source des mots et des couleurs des degrés et des champs (PAR-3, PAR-4). Lus une
 * fois par requête : le gabarit des modules les demande, les pages les retrouvent sans aller à la base.
 */
export const lireReglages = cache(
  (acteur: Acteur): Promise<Reglages> => lire(acteur, (tx) => lireReglagesDans(tx, acteur)),
);

export interface ImageDeposee {
  genre: GenreImage;
  largeur: number;
  hauteur: number;
  modifieLe: Date;
}

/** Les renseignements de l'établissement, et ce qu'on sait de son logo et de son cachet (PAR-1). */
export const lireRenseignements = (acteur: Acteur) =>
  lire(acteur, async (tx) => {
    const [lu] = await tx
      .select({
        nom: etablissement.nom,
        adresse: etablissement.adresse,
        codePostal: etablissement.codePostal,
        commune: etablissement.commune,
        telephone: etablissement.telephone,
        courriel: etablissement.courriel,
      })
      .from(etablissement)
      .where(eq(etablissement.rne, acteur.rne));
    if (!lu) throw new Refus('introuvable');
    const { genre, largeur, hauteur, modifieLe } = imageEtablissement;
    const images: ImageDeposee[] = await tx
      .select({ genre, largeur, hauteur, modifieLe })
      .from(imageEtablissement)
      .where(eq(imageEtablissement.rne, acteur.rne));
    return { ...lu, images };
  });

export interface ImageLue {
  genre: GenreImage;
  png: Buffer;
  largeur: number;
  hauteur: number;
}

/** Le logo et le cachet, s'ils existent, dans une transaction déjà ouverte : pour le bilan. */
export function lireImages(tx: Transaction, acteur: Acteur): Promise<ImageLue[]> {
  const { genre, png, largeur, hauteur } = imageEtablissement;
  return tx
    .select({ genre, png, largeur, hauteur })
    .from(imageEtablissement)
    .where(eq(imageEtablissement.rne, acteur.rne))
    .orderBy(asc(genre));
}

/** Ce que montre de l'établissement l'en-tête d'un export. */
export interface Lycee {
  nom: string;
  adresse: string | null;
  codePostal: string | null;
  commune: string | null;
  /** Logo (en-tête) et cachet (signature du chef), quand l'établissement les a déposés. */
  images: readonly ImageLue[];
}

/** Le nom, l'adresse et les images de l'établissement, dans une transaction déjà ouverte : en-tête d'un export. */
export async function lireLycee(tx: Transaction, acteur: Acteur): Promise<Lycee> {
  const [lycee] = await tx.execute<Omit<Lycee, 'images'> & Record<string, unknown>>(
    sql`select nom, adresse, code_postal as "codePostal", commune from etablissement where rne = ${acteur.rne}`,
  );
  if (!lycee) throw new Refus('introuvable');
  return { ...lycee, images: await lireImages(tx, acteur) };
}

/** Une image de l'établissement, pour toute personne qui y est connectée. Refus `introuvable` s'il n'en a pas. */
export const lireImage = (acteur: Acteur, genre: GenreImage): Promise<Buffer> =>
  lire(acteur, async (tx) => {
    const [image] = await tx
      .select({ png: imageEtablissement.png })
      .from(imageEtablissement)
      .where(and(eq(imageEtablissement.rne, acteur.rne), eq(imageEtablissement.genre, genre)));
    if (!image) throw new Refus('introuvable');
    return image.png;
  });

/** Les réglages de la connexion, chaque profil avec la longueur de mot de passe qui lui est demandée. */
export const lireSecurite = (acteur: Acteur) =>
  lire(acteur, async (tx) => {
    const { resterConnecte, messagesDiscrets, longueursMotDePasse: choisies } = etablissement;
    const [lu] = await tx
      .select({ resterConnecte, messagesDiscrets, choisies })
      .from(etablissement)
      .where(eq(etablissement.rne, acteur.rne));
    if (!lu) throw new Refus('introuvable');
    const longueurs = Object.fromEntries(PROFILS.map((p) => [p, longueurMinimale(lu.choisies, p)]));
    return {
      resterConnecte: lu.resterConnecte,
      messagesDiscrets: lu.messagesDiscrets,
      longueurs: longueurs as Record<Profil, number>,
    };
  });
