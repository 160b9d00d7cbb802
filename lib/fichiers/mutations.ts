import { Readable } from 'node:stream';
import { type SQL, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '@/db/connexion';
import { fichier } from '@/db/schema/abonnements';
import { ecrire, type Locataire, lire } from '@/db/tenant';
import { lireEspace } from '@/lib/abonnement/queries';
import { direTaille } from '@/lib/abonnement/regles';
import type { Acteur } from '@/lib/acces/acteur';
import { consigner } from '@/lib/acces/erreurs';
import { Refus } from '@/lib/acces/refus';
import { nettoyerNom } from './regles';
import { cleDe, stockage } from './stockage';

/** À qui le fichier se compte, et comment il se rend. `type` : son type MIME, que l'appelant a vérifié. */
interface Description {
  module: 'passeport' | 'scenarios';
  referentiel: string;
  nom: string;
  type: string;
}

export interface Depot extends Description {
  /** Un flux de Node ou du Web. */
  flux: AsyncIterable<Uint8Array>;
  /** Taille admise pour ce fichier, en octets ; sans elle, seul le quota borne. */
  octetsMax?: number;
}

export interface FichierDepose {
  id: string;
  nom: string;
  octets: number;
}

/** Écrit, dans la transaction qui garde le fichier, ce qui le désigne : l'un ne va pas sans l'autre. */
type Joindre = (tx: Transaction, fichier: FichierDepose) => Promise<void>;

/**
 * Dépose un fichier au fil de l'eau, en comptant ses octets (ABO-4). L'appelant a vérifié que l'acteur peut écrire là où
 * il sera joint. Le quota se vérifie deux fois : avant, pour ne pas recevoir ce qui ne tiendra pas ; à la fin, la ligne
 * d'`espace_disque` retenue, pour que deux dépôts simultanés ne prennent pas la même place. Refus : `quota`,
 * `fichier-trop-gros`, `envoi-interrompu`. Un dépôt qui échoue ne laisse ni ligne, ni octet compté, ni objet.
 */
export async function deposerFichier(acteur: Acteur, depot: Depot, joindre?: Joindre): Promise<FichierDepose> {
  const { occupe, quota } = await lire(acteur, (tx) => lireEspace(tx, acteur.rne, depot.referentiel));
  const { octetsMax = Number.POSITIVE_INFINITY } = depot;
  const reste = Math.max(0, quota - occupe);
  const refus = octetsMax <= reste ? tropGros(octetsMax) : refusQuota(reste, quota);
  return poser(acteur, depot, (cle) => verser(cle, depot.flux, Math.min(reste, octetsMax), refus), joindre);
}

/**
 * Copie un fichier déjà déposé, sous une nouvelle clé, dans l'établissement de l'acteur et pour son quota. L'appelant a
 * vérifié que l'acteur a droit à l'original. Refus : `quota`. Même garantie que `deposerFichier`.
 */
export const copierFichier = (
  acteur: Acteur,
  source: Description & { cle: string; octets: number },
  joindre?: Joindre,
): Promise<FichierDepose> =>
  poser(
    acteur,
    source,
    async (cle) => {
      await stockage().copy(source.cle, cle);
      return source.octets;
    },
    joindre,
  );

async function poser(
  acteur: Acteur,
  d: Description,
  ecrireObjet: (cle: string) => Promise<number>,
  joindre: Joindre = async () => {},
): Promise<FichierDepose> {
  const id = uuidv7();
  const cle = cleDe(acteur.rne, id);
  try {
    const pose = { id, nom: nettoyerNom(d.nom), octets: await ecrireObjet(cle) };
    await ecrire(acteur, 'fichier.deposer', async (tx, tracer) => {
      tracer({ cible: id, details: { module: d.module, octets: pose.octets } });
      await reserver(tx, acteur, d, pose.octets);
      const { module, referentiel, type } = d;
      await tx
        .insert(fichier)
        .values({ rne: acteur.rne, ...pose, cle, module, referentiel, type, deposePar: acteur.compteId });
      await joindre(tx, pose);
    });
    return pose;
  } catch (e) {
    await effacerObjets([cle]);
    throw e;
  }
}

/** Verse le flux dans l'objet et rend sa taille ; `refus` s'il dépasse `limite`, `envoi-interrompu` s'il se coupe. */
async function verser(cle: string, flux: Depot['flux'], limite: number, refus: Refus): Promise<number> {
  let octets = 0;
  async function* compter() {
    try {
      for await (const morceau of flux) {
        octets += morceau.length;
        if (octets > limite) throw refus;
        yield morceau;
      }
    } catch (e) {
      throw e === refus ? e : new Refus('envoi-interrompu');
    }
  }
  try {
    await stockage().putStream(cle, Readable.from(compter(), { objectMode: false }));
    return octets;
  } catch (e) {
    throw e instanceof Error && e.cause instanceof Refus ? e.cause : e;
  }
}

const COLONNES: Record<Description['module'], SQL> = {
  passeport: sql`octets_passeport`,
  scenarios: sql`octets_scenarios`,
};

/** Prend la place du fichier, la ligne du diplôme retenue jusqu'à la fin de la transaction. */
async function reserver(tx: Transaction, { rne }: Acteur, d: Description, octets: number): Promise<void> {
  await tx.execute(sql`insert into espace_disque (rne, referentiel) values (${rne}, ${d.referentiel})
    on conflict (rne, referentiel) do nothing`);
  await tx.execute(sql`select 1 from espace_disque where rne = ${rne} and referentiel = ${d.referentiel} for update`);
  const { occupe, quota } = await lireEspace(tx, rne, d.referentiel);
  if (occupe + octets > quota) throw refusQuota(Math.max(0, quota - occupe), quota);
  const colonne = COLONNES[d.module];
  await tx.execute(sql`update espace_disque set ${colonne} = ${colonne} + ${octets}
    where rne = ${rne} and referentiel = ${d.referentiel}`);
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
  for (const cle of cles)
    await stockage()
      .delete(cle)
      .catch((e: unknown) => consigner(e, `fichiers : objet ${cle} à effacer`));
}

const refusQuota = (reste: number, quota: number) =>
  new Refus('quota', {
    detail: `Il y reste ${direTaille(reste)} sur ${direTaille(quota)}. Mettez plutôt un lien vers ce document, ou demandez à votre administrateur de commander de l’espace.`,
  });

const tropGros = (octetsMax: number) =>
  new Refus('fichier-trop-gros', { detail: `La limite est de ${direTaille(octetsMax)} par fichier.` });
