import 'server-only';
import { and, eq, lt, or, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type * as z from 'zod';
import { colonneTableur, depotTableur } from '@/db/schema/tableur';
import { ecrire, type Locataire, lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { aujourdhui } from '@/lib/dates';
import { analyser } from '@/lib/siecle/serveur/mutations';
import { CHAMPS } from '../regles-champs';
import { plierEntete, reperer } from '../regles-feuille';
import type { schemaCorrespondance } from '../schema';
import type { Choix, Classeur } from '../types';
import { normaliser } from './normalisation/normaliser';
import { lireConnus, lireDepot } from './queries';
import { emballer } from './regles-conservation';

type Correspondance = z.output<typeof schemaCorrespondance>;

/** Heures pendant lesquelles un tableur lu attend d'être analysé. */
const HEURES_DEPOT = 24;

const anciens = () => lt(depotTableur.creeLe, new Date(Date.now() - HEURES_DEPOT * 3_600_000));

/** Garde un tableur lu, à la place du précédent de la même personne. Rend son identifiant. */
export async function deposer(
  acteur: Acteur,
  lu: { nom: string; octets: number; classeur: Classeur },
): Promise<string> {
  const contenu = await emballer(lu.classeur);
  return ecrire(acteur, 'tableur.deposer', async (tx, tracer) => {
    const { rne, compteId: auteurId } = acteur;
    await tx
      .delete(depotTableur)
      .where(and(eq(depotTableur.rne, rne), or(eq(depotTableur.auteurId, auteurId), anciens())));
    const id = uuidv7();
    await tx.insert(depotTableur).values({ rne, id, auteurId, nom: lu.nom, octets: lu.octets, contenu });
    tracer({ cible: id, details: { octets: lu.octets } });
    return id;
  });
}

/**
 * Analyse un tableur d'après ce qu'on a dit de ses colonnes (IMP-10), et le retient pour la prochaine fois. Rend l'identifiant de
 * l'analyse, la même que celle des fichiers de SIECLE. Refuse un dépôt d'un autre, un choix incomplet, une année passée.
 */
export async function analyserTableur(acteur: Acteur, saisie: Correspondance): Promise<{ id: string }> {
  const { nom, octets, classeur } = await lireDepot(acteur, saisie.id);
  const { partiel } = saisie;
  const annee = Number(saisie.annee);
  const feuilles = saisie.feuilles.map(admettre);
  const connus = await lireConnus(acteur, annee);
  const lectures = normaliser({
    classeur,
    choix: feuilles,
    fichier: nom,
    rne: acteur.rne,
    annee,
    partiel,
    connus,
    jour: aujourdhui(),
  });
  const genres = (['sts', 'eleves', 'responsables'] as const).filter((g) => lectures[g]);
  const fichiers = genres.map((genre) => ({ nom, octets, genre, dateExport: null }));
  const id = await analyser(acteur, 'tableur', lectures, fichiers);
  await retenir(acteur, saisie.id, classeur, feuilles);
  return { id };
}

/** Un champ qu'un contenu n'a pas n'est pas pris : la liste ne le propose pas. */
function admettre({ contenu, champs, classe }: Choix): Choix {
  const admis = new Set(contenu === '' ? [] : CHAMPS[contenu].map((c) => c.cle));
  return { contenu, classe, champs: champs.map((c) => (admis.has(c) ? c : '')) };
}

function retenir(acteur: Acteur, cible: string, classeur: Classeur, choix: readonly Choix[]): Promise<void> {
  const retenus = new Map<string, { rne: string; contenu: string; entete: string; champ: string }>();
  const noter = (contenu: string, texte: string, champ: string) => {
    const entete = plierEntete(texte);
    if (entete !== '') retenus.set(`${contenu} ${entete}`, { rne: acteur.rne, contenu, entete, champ });
  };
  for (const [rang, feuille] of classeur.feuilles.entries()) {
    const { contenu = '', champs = [] } = choix[rang] ?? {};
    noter('', feuille.nom, contenu);
    if (contenu === '') continue;
    for (const colonne of reperer(feuille).colonnes) noter(contenu, colonne.entete, champs[colonne.rang] ?? '');
  }
  return ecrire(acteur, 'tableur.retenir', async (tx, tracer) => {
    tracer({ cible, details: { colonnes: retenus.size } });
    if (retenus.size === 0) return;
    await tx
      .insert(colonneTableur)
      .values([...retenus.values()])
      .onConflictDoUpdate({
        target: [colonneTableur.rne, colonneTableur.contenu, colonneTableur.entete],
        set: { champ: sql`excluded.champ` },
      });
  });
}

/** Efface, la nuit, les tableurs déposés depuis plus d'un jour. N'écrit rien, pas même au journal, s'il n'y en a pas. */
export async function purgerDepots(locataire: Locataire): Promise<void> {
  const aPurger = and(eq(depotTableur.rne, locataire.rne), anciens());
  const [un] = await lire(locataire, (tx) =>
    tx.select({ id: depotTableur.id }).from(depotTableur).where(aPurger).limit(1),
  );
  if (!un) return;
  await ecrire(locataire, 'tableur.purger', async (tx, tracer) => {
    const effaces = await tx.delete(depotTableur).where(aPurger).returning({ id: depotTableur.id });
    tracer({ details: { nombre: effaces.length } });
  });
}
