import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { validate as estUuid } from 'uuid';
import { apprenant, compte } from '@/db/schema/comptes';
import { etablissement } from '@/db/schema/etablissement';
import { structure } from '@/db/schema/structures';
import { colonneTableur, depotTableur } from '@/db/schema/tableur';
import { lire } from '@/db/tenant';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { CHAMPS } from '../regles-champs';
import { reperer } from '../regles-feuille';
import { cleMemoire, type Memoire, proposer, proposerChamps } from '../regles-propositions';
import type { Choix, Classeur, Colonne, Contenu } from '../types';
import type { Demande } from './normalisation/normaliser';
import { deballer } from './regles-conservation';

/** Un tableur déposé par l'acteur. Refuse (`introuvable`) celui d'un autre, ou effacé depuis. */
export async function lireDepot(
  acteur: Acteur,
  id: string,
): Promise<{ nom: string; octets: number; classeur: Classeur }> {
  if (!estUuid(id)) throw new Refus('introuvable');
  const depot = await lire(acteur, async (tx) => {
    const { rne, compteId } = acteur;
    const [lu] = await tx
      .select({ nom: depotTableur.nom, octets: depotTableur.octets, contenu: depotTableur.contenu })
      .from(depotTableur)
      .where(and(eq(depotTableur.rne, rne), eq(depotTableur.id, id), eq(depotTableur.auteurId, compteId)));
    return lu;
  });
  if (!depot) throw new Refus('introuvable');
  const { contenu, ...lu } = depot;
  return { ...lu, classeur: await deballer(contenu) };
}

/** Une feuille à faire correspondre : ses colonnes, ce qu'on en propose, et ce qu'on en proposerait si elle contenait autre chose. */
export interface FeuilleProposee {
  nom: string;
  lignes: number;
  /** Le numéro de la ligne d'en-tête ; nul si la feuille n'en a pas. */
  entete: number | null;
  colonnes: Colonne[];
  choix: Choix;
  propositions: Record<Contenu, string[]>;
}

export interface DepotPropose {
  nom: string;
  /** Année de la rentrée du dernier import ; nulle tant qu'aucun n'a été fait. */
  anneeCourante: number | null;
  feuilles: FeuilleProposee[];
}

/** La page de correspondance (IMP-10) : le tableur déposé, ses colonnes et ce que chacune donne sans doute. */
export async function lireCorrespondance(acteur: Acteur, id: string): Promise<DepotPropose> {
  const { nom, classeur } = await lireDepot(acteur, id);
  const { anneeCourante, memoire } = await lire(acteur, async (tx) => {
    const [etab] = await tx
      .select({ annee: etablissement.anneeCourante })
      .from(etablissement)
      .where(eq(etablissement.rne, acteur.rne));
    const colonnes = await tx.select().from(colonneTableur).where(eq(colonneTableur.rne, acteur.rne));
    const retenues: Memoire = new Map(colonnes.map((c) => [cleMemoire(c.contenu, c.entete), c.champ]));
    return { anneeCourante: etab?.annee ?? null, memoire: retenues };
  });
  const feuilles = classeur.feuilles.map((f): FeuilleProposee => {
    const reperee = reperer(f);
    const propositions = (contenu: Contenu) => proposerChamps(reperee, contenu, memoire);
    return {
      nom: f.nom,
      lignes: reperee.donnees.length,
      entete: reperee.entete?.numero ?? null,
      colonnes: reperee.colonnes,
      choix: proposer(reperee, memoire),
      propositions: Object.fromEntries(
        (Object.keys(CHAMPS) as Contenu[]).map((contenu) => [contenu, propositions(contenu)]),
      ) as Record<Contenu, string[]>,
    };
  });
  return { nom, anneeCourante, feuilles };
}

/** Ce que l'établissement connaît, et qu'un tableur peut ne faire que nommer : ses apprenants importés, ses classes de l'année. */
export function lireConnus(acteur: Acteur, annee: number): Promise<Demande['connus']> {
  return lire(acteur, async (tx) => {
    const apprenants = await tx
      .select({
        clef: compte.siecleId,
        ine: apprenant.ine,
        nom: compte.nom,
        prenom: compte.prenom,
        naissance: compte.dateNaissance,
      })
      .from(compte)
      .innerJoin(apprenant, and(eq(apprenant.rne, compte.rne), eq(apprenant.compteId, compte.id)))
      .where(
        and(
          eq(compte.rne, acteur.rne),
          eq(compte.siecleGenre, 'eleve'),
          isNull(compte.sortiLe),
          isNull(compte.masqueLe),
        ),
      );
    const classes = await tx
      .select({ code: structure.code })
      .from(structure)
      .where(
        and(
          eq(structure.rne, acteur.rne),
          eq(structure.annee, annee),
          eq(structure.nature, 'division'),
          isNull(structure.masqueeLe),
        ),
      );
    return {
      apprenants: apprenants.flatMap(({ clef, ...a }) => (clef === null ? [] : [{ clef, ...a }])),
      classes: classes.map((c) => c.code),
    };
  });
}
