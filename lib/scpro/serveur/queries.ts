import 'server-only';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { mef, referentiel, referentielItem } from '@/db/schema/referentiels';
import { scenario, scenarioItem, scenarioLien } from '@/db/schema/scenarios';
import { lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import { Refus } from '@/lib/acces/refus';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { celuiCi, scenariosAccessibles, scenariosDe } from '@/lib/scenarios/serveur/portee';
import { lireCodesProposes } from '@/lib/scenarios/serveur/queries-choix';
import type { CodesDiplome } from '../regles-correspondances';
import type { ItemConnu } from '../regles-items';
import type { ScenarioAEcrire } from './export-ecriture';

/** Un diplôme d'ici. `propose` : l'enseignant ou son établissement le prépare, un scénario peut y aller. */
export interface DiplomeConnu extends CodesDiplome {
  sigle: string;
  propose: boolean;
  /** Ses items que l'on peut choisir ; aucun s'il n'est pas proposé. */
  items: ItemConnu[];
}

/** Les diplômes où l'acteur peut importer des scénarios, par sigle. */
export const lireDiplomesOuImporter = (acteur: Acteur): Promise<{ code: string; sigle: string }[]> =>
  lire(acteur, async (tx) =>
    tx
      .select({ code: referentiel.code, sigle: referentiel.sigle })
      .from(referentiel)
      .where(inArray(referentiel.code, await lireCodesProposes(tx, acteur)))
      .orderBy(asc(referentiel.sigle)),
  );

/** Les diplômes d'ici, par sigle, et les codes par lesquels un fichier les nomme. */
export async function lireDiplomesConnus(tx: Transaction, acteur: Acteur): Promise<DiplomeConnu[]> {
  const proposes = await lireCodesProposes(tx, acteur);
  const diplomes = await tx
    .select({
      referentiel: referentiel.code,
      sigle: referentiel.sigle,
      codeDiplome: referentiel.codeDiplome,
      autresCodes: sql<string[]>`array(select distinct ${mef.codeDiplome} from ${mef}
        where ${mef.referentiels} = array[${referentiel.code}] and ${mef.codeDiplome} is not null)`,
    })
    .from(referentiel)
    .orderBy(asc(referentiel.sigle));
  const items = Map.groupBy(await lireItems(tx, proposes), (i) => i.referentiel);
  return diplomes.map((d) => ({
    ...d,
    propose: proposes.includes(d.referentiel),
    items: (items.get(d.referentiel) ?? []).map(({ code, libelle }) => ({ code, libelle })),
  }));
}

const lireItems = (tx: Transaction, codes: readonly string[]) =>
  tx
    .select({ referentiel: referentielItem.referentiel, code: referentielItem.code, libelle: referentielItem.libelle })
    .from(referentielItem)
    .where(
      and(
        inArray(referentielItem.referentiel, [...codes]),
        eq(referentielItem.evaluable, true),
        isNull(referentielItem.retireLe),
      ),
    );

/** Les titres des scénarios de l'acteur, en minuscules. */
export async function lireMesTitres(tx: Transaction, acteur: Acteur): Promise<Set<string>> {
  const lignes = await tx
    .select({ titre: scenario.titre })
    .from(scenario)
    .where(and(eq(scenario.rne, acteur.rne), scenariosDe(acteur)));
  return new Set(lignes.map((l) => l.titre.toLowerCase()));
}

/** Un scénario que l'acteur voit, à écrire en `.scpro`. Refuse `introuvable`. */
export const lireScenarioAEcrire = (acteur: Acteur, id: string): Promise<ScenarioAEcrire> =>
  lire(acteur, async (tx) => {
    const [lu] = await lireAEcrire(tx, celuiCi(acteur, id));
    if (!lu) throw new Refus('introuvable');
    return lu;
  });

/**
 * Les scénarios de l'acteur, à écrire en `.scpro` : tous, ou ceux-là, par titre. Refuse `introuvable` si l'un de `ids`
 * n'est pas de lui, `scpro-aucun` s'il n'en a pas.
 */
export const lireMesScenarios = (acteur: Acteur, ids?: readonly string[]): Promise<ScenarioAEcrire[]> =>
  lire(acteur, async (tx) => {
    const parmi = ids && inArray(scenario.id, [...ids]);
    const lus = await lireAEcrire(tx, and(scenariosAccessibles(acteur), scenariosDe(acteur), parmi));
    if (ids && lus.length < new Set(ids).size) throw new Refus('introuvable');
    if (lus.length === 0) throw new Refus('scpro-aucun');
    return lus;
  });

type Condition = ReturnType<typeof and>;

/** Trois requêtes, quel que soit le nombre des scénarios. */
async function lireAEcrire(tx: Transaction, ou: Condition): Promise<ScenarioAEcrire[]> {
  const tetes = await lireTetes(tx, ou);
  const items = Map.groupBy(await lireItemsDe(tx, ou), (i) => i.id);
  const liens = Map.groupBy(await lireLiensDe(tx, ou), (l) => l.id);
  return tetes.map((t) => ({ ...t, items: items.get(t.id) ?? [], liens: liens.get(t.id) ?? [] }));
}

const lireTetes = (tx: Transaction, ou: Condition) =>
  tx
    .select({
      id: scenario.id,
      titre: scenario.titre,
      referentiel: scenario.referentiel,
      codeDiplome: referentiel.codeDiplome,
      niveau: scenario.niveau,
      contexte: scenario.contexte,
      materiels: scenario.materiels,
      ressources: scenario.ressources,
    })
    .from(scenario)
    .innerJoin(referentiel, eq(referentiel.code, scenario.referentiel))
    .where(ou)
    .orderBy(sql`${scenario.titre} collate "fr-x-icu"`, asc(scenario.id));

const lireItemsDe = (tx: Transaction, ou: Condition) =>
  tx
    .select({ id: scenarioItem.scenarioId, code: scenarioItem.item, libelle: referentielItem.libelle })
    .from(scenario)
    .innerJoin(scenarioItem, and(eq(scenarioItem.rne, scenario.rne), eq(scenarioItem.scenarioId, scenario.id)))
    .innerJoin(
      referentielItem,
      and(eq(referentielItem.referentiel, scenarioItem.referentiel), eq(referentielItem.code, scenarioItem.item)),
    )
    .where(ou)
    .orderBy(asc(scenarioItem.rang));

const lireLiensDe = (tx: Transaction, ou: Condition) =>
  tx
    .select({ id: scenarioLien.scenarioId, url: scenarioLien.url, libelle: scenarioLien.libelle })
    .from(scenario)
    .innerJoin(scenarioLien, and(eq(scenarioLien.rne, scenario.rne), eq(scenarioLien.scenarioId, scenario.id)))
    .where(ou)
    .orderBy(asc(scenarioLien.rang));
