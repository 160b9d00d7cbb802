import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import { fichier } from '@/db/schema/abonnements';
import { compte } from '@/db/schema/comptes';
import { referentiel, referentielItem } from '@/db/schema/referentiels';
import { scenario, scenarioFichier, scenarioItem, scenarioLien } from '@/db/schema/scenarios';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import type { Source } from '@/lib/fichiers/serveur/mutations';
import type { Lien } from '@/lib/liens';
import type { ItemEvaluable } from '@/lib/referentiels/regles-items';
import { celuiCi } from './portee';

export interface FichierJoint {
  id: string;
  nom: string;
  /** Type MIME. */
  type: string;
  octets: number;
}

export interface ScenarioLu {
  id: string;
  titre: string;
  referentiel: string;
  sigle: string;
  niveau: number;
  prive: boolean;
  /** « Prénom NOM ». */
  auteur: string;
  auteurId: string;
  estAuteur: boolean;
  /** Textes enrichis, propres à montrer. */
  contexte: string;
  materiels: string;
  ressources: string;
  liens: Lien[];
  /** Dans l'ordre voulu par l'auteur. */
  items: ItemEvaluable[];
  fichiers: FichierJoint[];
  creeLe: Date;
  modifieLe: Date;
}

async function lireTete(tx: Transaction, acteur: Acteur, id: string) {
  const [s] = await tx
    .select({
      id: scenario.id,
      titre: scenario.titre,
      referentiel: scenario.referentiel,
      sigle: referentiel.sigle,
      niveau: scenario.niveau,
      prive: scenario.prive,
      auteur: sql<string>`${compte.prenom} || ' ' || ${compte.nom}`,
      auteurId: scenario.auteurId,
      contexte: scenario.contexte,
      materiels: scenario.materiels,
      ressources: scenario.ressources,
      creeLe: scenario.creeLe,
      modifieLe: scenario.modifieLe,
    })
    .from(scenario)
    .innerJoin(referentiel, eq(referentiel.code, scenario.referentiel))
    .innerJoin(compte, and(eq(compte.rne, scenario.rne), eq(compte.id, scenario.auteurId)))
    .where(celuiCi(acteur, id));
  if (!s) throw new Refus('introuvable');
  return { ...s, estAuteur: s.auteurId === acteur.compteId };
}

const lireItems = (tx: Transaction, acteur: Acteur, id: string): Promise<ItemEvaluable[]> =>
  tx
    .select({
      code: scenarioItem.item,
      nature: referentielItem.nature,
      parent: referentielItem.parent,
      libelle: referentielItem.libelle,
      competence: referentielItem.competence,
      verifie: referentielItem.verifie,
    })
    .from(scenarioItem)
    .innerJoin(
      referentielItem,
      and(eq(referentielItem.referentiel, scenarioItem.referentiel), eq(referentielItem.code, scenarioItem.item)),
    )
    .where(and(eq(scenarioItem.rne, acteur.rne), eq(scenarioItem.scenarioId, id)))
    .orderBy(asc(scenarioItem.rang), asc(scenarioItem.item));

const lireLiens = (tx: Transaction, acteur: Acteur, id: string): Promise<Lien[]> =>
  tx
    .select({ url: scenarioLien.url, libelle: scenarioLien.libelle })
    .from(scenarioLien)
    .where(and(eq(scenarioLien.rne, acteur.rne), eq(scenarioLien.scenarioId, id)))
    .orderBy(asc(scenarioLien.rang));

/** Les fichiers joints à un scénario que l'acteur voit, dans l'ordre où ils l'ont été ; `cle` : leur place au stockage, `sha256` : leur somme. */
export const lireFichiersJoints = (
  tx: Transaction,
  acteur: Acteur,
  id: string,
): Promise<(FichierJoint & Pick<Source, 'cle' | 'sha256'>)[]> =>
  tx
    .select({
      id: fichier.id,
      nom: fichier.nom,
      type: fichier.type,
      octets: fichier.octets,
      cle: fichier.cle,
      sha256: fichier.sha256,
    })
    .from(scenarioFichier)
    .innerJoin(fichier, and(eq(fichier.rne, scenarioFichier.rne), eq(fichier.id, scenarioFichier.fichierId)))
    .where(and(eq(scenarioFichier.rne, acteur.rne), eq(scenarioFichier.scenarioId, id)))
    .orderBy(asc(fichier.creeLe), asc(fichier.id));

/** Un scénario que l'acteur voit, dans une transaction déjà ouverte. Refuse `introuvable`. */
export async function lireScenarioDans(tx: Transaction, acteur: Acteur, id: string): Promise<ScenarioLu> {
  const tete = await lireTete(tx, acteur, id);
  const fichiers = await lireFichiersJoints(tx, acteur, id);
  return {
    ...tete,
    liens: await lireLiens(tx, acteur, id),
    items: await lireItems(tx, acteur, id),
    fichiers: fichiers.map(({ cle: _, sha256: __, ...f }) => f),
  };
}

/** Un scénario entier : le sien, ou un public de l'établissement (SCE-4). Refuse `introuvable` le privé d'un autre. */
export const lireScenario = (acteur: Acteur, id: string): Promise<ScenarioLu> =>
  lire(acteur, (tx) => lireScenarioDans(tx, acteur, id));
