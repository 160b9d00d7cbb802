import 'server-only';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { type SQL, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { fichier } from '@/db/schema/abonnements';
import { ecrire, type Locataire, lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { direTaille } from '@/lib/abonnement/regles';
import { lireEspace } from '@/lib/abonnement/serveur/queries';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { consigner } from '@/lib/acces/serveur/erreurs';
import { nettoyerNom } from '@/lib/nom-fichier';
import { avecTampon, type Reception, recevoir } from './import-tampon';
import { sommer } from './regles-somme';
import { exigerPlace } from './service-disque';
import { cleDe, stockage } from './service-stockage';

/** À qui le fichier se compte. */
interface Compte {
  module: 'passeport' | 'scenarios';
  referentiel: string;
}

/** Un fichier sur le disque, contrôlé, tel qu'il sera gardé et rendu. `type` : son type MIME. */
export interface FichierPret {
  chemin: string;
  nom: string;
  type: string;
  octets: number;
}

/** Contrôle ce qui est arrivé, et peut le remplacer par un autre fichier de `dossier`. Lève un refus sinon. */
export type Examiner = (recu: { dossier: string; chemin: string; nom: string; octets: number }) => Promise<FichierPret>;

export interface Depot extends Compte, Pick<Reception, 'flux' | 'annonces'> {
  nom: string;
  examiner: Examiner;
  /** Taille admise pour ce fichier, en octets ; sans elle, seul le quota borne. */
  octetsMax?: number;
  /** L'examen réduit ce qui arrive : le quota se vérifie sur ce qui sera gardé, pas sur l'envoi. */
  reduit?: boolean;
}

export interface FichierDepose {
  id: string;
  nom: string;
  type: string;
  octets: number;
}

/** L'espace d'un diplôme après un dépôt, en octets. */
export interface Espace {
  reste: number;
  quota: number;
}

/** Écrit, dans la transaction qui garde le fichier, ce qui le désigne : l'un ne va pas sans l'autre. */
type Joindre = (tx: Transaction, fichier: FichierDepose) => Promise<void>;

/**
 * Dépose un fichier (ABO-4) : reçu au fil de l'eau sur le disque, examiné, puis rangé. L'appelant a vérifié que l'acteur
 * peut écrire là où il sera joint. Le quota se vérifie deux fois : avant, pour ne pas recevoir ce qui ne tiendra pas ; à
 * la fin, la ligne d'`espace_disque` retenue, pour que deux dépôts simultanés ne prennent pas la même place. Refus :
 * `quota`, `disque-plein`, `fichier-trop-gros`, `envoi-interrompu`, `fichier-vide`, ceux de l'examen. Un dépôt qui échoue ne laisse ni
 * ligne, ni octet compté, ni objet, ni fichier de passage.
 */
export async function deposerFichier(
  acteur: Acteur,
  depot: Depot,
  joindre?: Joindre,
): Promise<FichierDepose & { espace: Espace }> {
  const bornes = await borner(acteur, depot);
  await exigerPlace(depot.annonces ?? 0);
  return avecTampon(async (dossier) => {
    const chemin = join(dossier, 'recu');
    const octets = await recevoir(chemin, { ...depot, ...bornes });
    const pret = await depot.examiner({ dossier, chemin, nom: depot.nom, octets });
    return poser(acteur, { ...depot, ...pret }, (cle) => ranger(cle, pret), joindre);
  });
}

/** Ce qu'on accepte de recevoir, et le refus du reste. Refus `quota` s'il ne reste rien. */
async function borner(acteur: Acteur, { referentiel, reduit, octetsMax = Number.POSITIVE_INFINITY }: Depot) {
  const { occupe, quota } = await lire(acteur, (tx) => lireEspace(tx, acteur.rne, referentiel));
  const reste = Math.max(0, quota - occupe);
  if (reste === 0) throw refusQuota(reste, quota);
  if (reduit || octetsMax <= reste) return { limite: octetsMax, refus: tropGros(octetsMax) };
  return { limite: reste, refus: refusQuota(reste, quota) };
}

/** Rend la somme de ce qui est rangé. Sa taille dite d'avance : S3 ne prend pas un flux sans la connaître. */
const ranger = async (cle: string, { chemin, octets, type }: FichierPret): Promise<string> => {
  const disk = await stockage();
  const sha256 = await sommer(createReadStream(chemin));
  const lecture = createReadStream(chemin);
  try {
    await disk.putStream(cle, lecture, { contentLength: octets, contentType: type });
  } finally {
    lecture.destroy();
  }
  return sha256;
};

/** Qui est la copie, quand ce n'est pas à choisir ici : un fichier qu'un transfert attend déjà (PAR-2). */
type Copie = { id: string; deposePar: string };

/** Un fichier à copier ; la somme de ses octets reste la sienne. */
export type Source = Compte & Omit<FichierPret, 'chemin'> & { cle: string; sha256: string | null; copie?: Copie };

/**
 * Copie un fichier déjà déposé, sous une nouvelle clé, dans l'établissement du locataire et pour son quota. L'appelant a
 * vérifié son droit à l'original. Refus : `quota`. Même garantie que `deposerFichier`.
 */
export const copierFichier = (
  locataire: Locataire,
  source: Source,
  joindre?: Joindre,
): Promise<FichierDepose & { espace: Espace }> =>
  poser(
    locataire,
    source,
    async (cle) => {
      await (await stockage()).copy(source.cle, cle);
      return source.sha256;
    },
    joindre,
  );

/** `joindre` prend d'abord ses verrous (la fiche, le scénario), l'espace du diplôme ensuite : partout le même ordre. */
async function poser(
  locataire: Locataire,
  { module, referentiel, type, octets, ...d }: Compte & Omit<Source, 'cle' | 'sha256'>,
  ecrireObjet: (cle: string) => Promise<string | null>,
  joindre: Joindre = async () => {},
): Promise<FichierDepose & { espace: Espace }> {
  const { rne } = locataire;
  const { id, deposePar } = d.copie ?? { id: uuidv7(), deposePar: locataire.compteId };
  if (!deposePar) throw new Error('fichier sans déposant');
  // Deux copies simultanées du même fichier n'écrivent pas le même objet : celle qui échoue n'efface que le sien.
  const cle = cleDe(rne, d.copie ? uuidv7() : id);
  try {
    const pose = { id, nom: nettoyerNom(d.nom), type, octets };
    const sha256 = await ecrireObjet(cle);
    const espace = await ecrire(locataire, 'fichier.deposer', async (tx, tracer) => {
      tracer({ cible: id, details: { module, octets } });
      await tx.insert(fichier).values({ rne, ...pose, sha256, cle, module, referentiel, deposePar });
      await joindre(tx, pose);
      return reserver(tx, locataire, { module, referentiel }, octets);
    });
    return { ...pose, espace };
  } catch (e) {
    await effacerObjets([cle]);
    throw e;
  }
}

const COLONNES: Record<Compte['module'], SQL> = {
  passeport: sql`octets_passeport`,
  scenarios: sql`octets_scenarios`,
};

/** Prend la place du fichier, la ligne du diplôme retenue jusqu'à la fin de la transaction. */
async function reserver(tx: Transaction, { rne }: Locataire, d: Compte, octets: number): Promise<Espace> {
  await tx.execute(sql`insert into espace_disque (rne, referentiel) values (${rne}, ${d.referentiel})
    on conflict (rne, referentiel) do nothing`);
  await tx.execute(sql`select 1 from espace_disque where rne = ${rne} and referentiel = ${d.referentiel} for update`);
  const { occupe, quota } = await lireEspace(tx, rne, d.referentiel);
  if (occupe + octets > quota) throw refusQuota(Math.max(0, quota - occupe), quota);
  const colonne = COLONNES[d.module];
  await tx.execute(sql`update espace_disque set ${colonne} = ${colonne} + ${octets}
    where rne = ${rne} and referentiel = ${d.referentiel}`);
  return { reste: quota - occupe - octets, quota };
}

/**
 * Retire des fichiers de l'établissement et rend leur place. Les objets ne s'effacent qu'une fois la transaction
 * acquise : appeler alors la fonction rendue. Un identifiant inconnu est passé.
 */
export async function supprimerFichiers(
  tx: Transaction,
  { rne }: Locataire,
  ids: readonly string[],
): Promise<() => Promise<void>> {
  const retires = await tx.execute<{ cle: string }>(sql`
    with retires as (
      delete from fichier where rne = ${rne} and id = any(${sql.param([...ids])}::uuid[])
      returning cle, module, referentiel, octets),
    rendus as (
      select referentiel, coalesce(sum(octets) filter (where module = 'passeport'), 0) as passeport,
        coalesce(sum(octets) filter (where module = 'scenarios'), 0) as scenarios
      from retires group by referentiel),
    espaces as (
      update espace_disque e set octets_passeport = e.octets_passeport - r.passeport,
        octets_scenarios = e.octets_scenarios - r.scenarios
      from rendus r where e.rne = ${rne} and e.referentiel = r.referentiel)
    select cle from retires`);
  const cles = retires.map((r) => r.cle);
  return () => effacerObjets(cles);
}

/** Un objet qui ne s'efface pas n'est plus désigné par rien : on le consigne, l'acte en cours ne s'en défait pas. */
async function effacerObjets(cles: readonly string[]): Promise<void> {
  const disk = await stockage();
  for (const cle of cles)
    await disk.delete(cle).catch((e: unknown) => consigner(e, `fichiers : objet ${cle} à effacer`));
}

const refusQuota = (reste: number, quota: number) =>
  new Refus('quota', {
    detail: `Il y reste ${direTaille(reste)} sur ${direTaille(quota)}. Mettez plutôt un lien vers ce document, ou demandez à votre administrateur de commander de l’espace.`,
  });

const tropGros = (octetsMax: number) =>
  new Refus('fichier-trop-gros', { detail: `La limite est de ${direTaille(octetsMax)} par fichier.` });
