import 'server-only';
import { and, eq } from 'drizzle-orm';
import { etablissement } from '@/db/schema/etablissement';
import { degre, imageEtablissement, masque } from '@/db/schema/parametres';
import { ecrire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { MODULES, type Profil } from '@/lib/acces/modules';
import { Refus } from '@/lib/acces/refus';
import { LONGUEUR_GUIDE } from '@/lib/acces/regles-longueur';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { bornerSessions } from '@/lib/acces/serveur/mutations-sessions';
import { listerReferentiels } from '@/lib/referentiels/serveur/queries';
import { degresChanges } from '../regles-degres';
import { type GenreImage, TAILLE_IMAGE } from '../regles-limites';
import { champsMasquables } from '../regles-masques';
import type { SaisieDegres, SaisieMasques, SaisieRenseignements, SaisieSecurite } from '../schema';
import { normaliserImage } from './regles-image';

const PROFILS: readonly Profil[] = MODULES.parametres.profils;

/** Refus `interdit` pour tout autre profil : une mutation ne compte pas sur sa porte seule. */
function exigerProfil(acteur: Acteur): void {
  if (!PROFILS.includes(acteur.profil)) throw new Refus('interdit');
}

/** Change l'établissement, et en retient la ligne : deux enregistrements des mêmes réglages se suivent. */
const changer = (tx: Transaction, acteur: Acteur, valeurs: Partial<typeof etablissement.$inferInsert>) =>
  tx.update(etablissement).set(valeurs).where(eq(etablissement.rne, acteur.rne));

const ouNul = (texte: string): string | null => texte || null;

/** Enregistre les renseignements de l'établissement (PAR-1). Un champ vide n'a plus de valeur ; l'UAI ne change pas. */
export const enregistrerRenseignements = (acteur: Acteur, saisie: SaisieRenseignements): Promise<void> =>
  ecrire(acteur, 'parametres.renseignements', async (tx) => {
    exigerProfil(acteur);
    await changer(tx, acteur, {
      nom: saisie.nom,
      adresse: ouNul(saisie.adresse),
      codePostal: ouNul(saisie.codePostal),
      commune: ouNul(saisie.commune),
      telephone: ouNul(saisie.telephone),
      courriel: ouNul(saisie.courriel),
    });
  });

/**
 * Remplace le logo ou le cachet par le fichier déposé, réécrit en PNG (PAR-1). Refus : `image-trop-grosse` au-delà de
 * 5 Mo, et ceux de `normaliserImage`.
 */
export async function deposerImage(acteur: Acteur, genre: GenreImage, fichier: File): Promise<void> {
  exigerProfil(acteur);
  if (fichier.size > TAILLE_IMAGE) throw new Refus('image-trop-grosse');
  const image = await normaliserImage(Buffer.from(await fichier.arrayBuffer()));
  await ecrire(acteur, 'parametres.image', async (tx, tracer) => {
    tracer({ details: { genre } });
    const valeurs = { ...image, modifieLe: new Date() };
    await tx
      .insert(imageEtablissement)
      .values({ rne: acteur.rne, genre, ...valeurs })
      .onConflictDoUpdate({ target: [imageEtablissement.rne, imageEtablissement.genre], set: valeurs });
  });
}

/** Retire le logo ou le cachet ; sans effet s'il n'y en a pas. */
export const retirerImage = (acteur: Acteur, { genre }: { genre: GenreImage }): Promise<void> =>
  ecrire(acteur, 'parametres.image-retirer', async (tx, tracer) => {
    exigerProfil(acteur);
    tracer({ details: { genre } });
    await tx
      .delete(imageEtablissement)
      .where(and(eq(imageEtablissement.rne, acteur.rne), eq(imageEtablissement.genre, genre)));
  });

/**
 * Enregistre les intitulés d'un diplôme (PAR-3). Seuls ceux qui diffèrent de l'origine sont gardés ; un intitulé vide ou
 * absent revient à l'origine. Refus `introuvable` pour un diplôme ou un champ qui n'existe pas.
 */
export async function enregistrerMasques(acteur: Acteur, { referentiel, intitules }: SaisieMasques): Promise<void> {
  const diplome = (await listerReferentiels()).find((r) => r.code === referentiel && r.famille !== 'bep');
  if (!diplome) throw new Refus('introuvable');
  const champs = new Map(
    champsMasquables(diplome.famille).flatMap((g) => g.champs.map((c) => [c.champ, c.origine] as const)),
  );
  const saisis = Object.entries(intitules);
  if (saisis.some(([champ]) => !champs.has(champ))) throw new Refus('introuvable');
  const gardes = saisis.filter(([champ, libelle]) => libelle !== '' && libelle !== enClair(champs.get(champ)));
  await ecrire(acteur, 'parametres.masques', async (tx, tracer) => {
    exigerProfil(acteur);
    tracer({ details: { referentiel, champs: gardes.map(([champ]) => champ) } });
    await retenir(tx, acteur);
    await tx.delete(masque).where(and(eq(masque.rne, acteur.rne), eq(masque.referentiel, referentiel)));
    const lignes = gardes.map(([champ, libelle]) => ({ rne: acteur.rne, referentiel, champ, libelle }));
    if (lignes.length > 0) await tx.insert(masque).values(lignes);
  });
}

/** Une saisie n'a que des espaces ordinaires ; un intitulé d'origine, des insécables. */
const enClair = (texte = ''): string => texte.replace(/\s+/g, ' ');

/** Comme `changer` : deux enregistrements des mêmes intitulés se suivent. */
const retenir = (tx: Transaction, acteur: Acteur) =>
  tx.select({ rne: etablissement.rne }).from(etablissement).where(eq(etablissement.rne, acteur.rne)).for('update');

/** Enregistre les codes et intitulés des degrés, et la couleur du deuxième (PAR-4) ; ceux du guide ne sont pas gardés. */
export const enregistrerDegres = (acteur: Acteur, { degres, jaune }: SaisieDegres): Promise<void> =>
  ecrire(acteur, 'parametres.degres', async (tx, tracer) => {
    exigerProfil(acteur);
    const changes = degresChanges(degres);
    tracer({ details: { jaune, degres: changes.map((c) => c.degre) } });
    await changer(tx, acteur, { deuxiemeDegreJaune: jaune });
    await tx.delete(degre).where(eq(degre.rne, acteur.rne));
    if (changes.length > 0) await tx.insert(degre).values(changes.map((c) => ({ rne: acteur.rne, ...c })));
  });

/**
 * Enregistre les réglages de la connexion. Ce qui ne dépasse pas le guide n'est pas gardé. Ne plus permettre de rester
 * connecté borne aussitôt les sessions ouvertes.
 */
export const enregistrerSecurite = (acteur: Acteur, saisie: SaisieSecurite): Promise<void> =>
  ecrire(acteur, 'parametres.securite', async (tx, tracer) => {
    exigerProfil(acteur);
    tracer({ details: { ...saisie } });
    const { longueurs, resterConnecte, messagesDiscrets } = saisie;
    const demandees = Object.entries(longueurs).filter(([, n]) => n > LONGUEUR_GUIDE);
    await changer(tx, acteur, {
      longueursMotDePasse: Object.fromEntries(demandees),
      resterConnecte,
      messagesDiscrets,
    });
    if (!resterConnecte) await bornerSessions(tx, acteur);
  });
