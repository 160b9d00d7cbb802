import 'server-only';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { referentiel, referentielItem } from '@/db/schema/referentiels';
import { scenarioFichier } from '@/db/schema/scenarios';
import { ecrire, lire } from '@/db/tenant';
import type { Transaction } from '@/db/transaction';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { copierFichier, type Source } from '@/lib/fichiers/serveur/mutations';
import type { ItemEvaluable } from '@/lib/referentiels/regles-items';
import type { SaisieDuplication } from '../schema';
import { poserScenario, supprimerScenario } from './mutations';
import { type FichierJoint, lireFichiersJoints, lireScenarioDans, type ScenarioLu } from './queries';
import { exigerDiplomePropose, lireCodesProposes } from './queries-choix';

/**
 * Ceux de ces items qu'un autre diplôme a aussi, par diplôme. Le code ne suffit pas : « 1.1.1 » désigne une situation de
 * la GA et tout autre chose ailleurs. Un item retiré de son référentiel n'est repris nulle part.
 */
async function lireItemsRepris(
  tx: Transaction,
  source: string,
  codes: readonly string[],
): Promise<Map<string, Set<string>>> {
  const ici = alias(referentielItem, 'ici');
  const lignes = await tx
    .select({ diplome: referentielItem.referentiel, code: referentielItem.code })
    .from(ici)
    .innerJoin(
      referentielItem,
      and(eq(referentielItem.code, ici.code), sql`lower(${referentielItem.libelle}) = lower(${ici.libelle})`),
    )
    .where(
      and(
        eq(ici.referentiel, source),
        sql`${ici.code} = any(${sql.param([...codes])}::text[])`,
        eq(referentielItem.evaluable, true),
        isNull(referentielItem.retireLe),
      ),
    );
  const parDiplome = Map.groupBy(lignes, (l) => l.diplome);
  return new Map([...parDiplome].map(([diplome, siens]) => [diplome, new Set(siens.map((l) => l.code))]));
}

/**
 * Duplique un scénario que l'acteur voit, sous son nom (SCE-3 ; G 3.7.2). Textes et liens suivent ; les items que le
 * diplôme voulu n'a pas sont laissés ; les fichiers sont copiés dans le quota. Refuse `introuvable`, `saisie`, `quota` :
 * la copie est alors défaite en entier.
 */
export async function dupliquerScenario(acteur: Acteur, saisie: SaisieDuplication): Promise<{ id: string }> {
  const { id, fichiers } = await ecrire(acteur, 'scenario.dupliquer', async (tx, tracer) => {
    const { titre, referentiel, niveau, prive } = saisie;
    await exigerDiplomePropose(tx, acteur, referentiel);
    const original = await lireScenarioDans(tx, acteur, saisie.id);
    const codes = original.items.map((i) => i.code);
    const repris = (await lireItemsRepris(tx, original.referentiel, codes)).get(referentiel);
    const items = codes.filter((c) => repris?.has(c));
    const { contexte, materiels, ressources, liens } = original;
    const copie = { titre, referentiel, niveau, prive, contexte, materiels, ressources, liens, items };
    const neuf = await poserScenario(tx, acteur, copie);
    tracer({ cible: neuf, details: { origine: saisie.id, items: items.length, laisses: codes.length - items.length } });
    return { id: neuf, fichiers: saisie.fichiers ? await lireFichiersJoints(tx, acteur, saisie.id) : [] };
  });
  try {
    for (const fichier of fichiers) await joindreCopie(acteur, id, saisie.referentiel, fichier);
    return { id };
  } catch (e) {
    await supprimerScenario(acteur, { id });
    throw e;
  }
}

const joindreCopie = (
  acteur: Acteur,
  scenarioId: string,
  referentiel: string,
  f: FichierJoint & Pick<Source, 'cle' | 'sha256'>,
) =>
  copierFichier(acteur, { ...f, module: 'scenarios', referentiel }, async (tx, { id: fichierId }) => {
    await tx.insert(scenarioFichier).values({ rne: acteur.rne, scenarioId, fichierId });
  });

/** Un diplôme où dupliquer, et les items du scénario qu'il n'a pas. */
export interface DiplomeVise {
  code: string;
  sigle: string;
  perdus: ItemEvaluable[];
}

/** Un scénario que l'acteur voit, et les diplômes où il peut le dupliquer, par sigle. Refuse `introuvable`. */
export const lirePourDuplication = (
  acteur: Acteur,
  id: string,
): Promise<{ scenario: ScenarioLu; diplomes: DiplomeVise[] }> =>
  lire(acteur, async (tx) => {
    const scenario = await lireScenarioDans(tx, acteur, id);
    const { items } = scenario;
    const codes = items.map((i) => i.code);
    const repris = await lireItemsRepris(tx, scenario.referentiel, codes);
    const diplomes = await tx
      .select({ code: referentiel.code, sigle: referentiel.sigle })
      .from(referentiel)
      .where(inArray(referentiel.code, await lireCodesProposes(tx, acteur)))
      .orderBy(asc(referentiel.sigle));
    const perdus = (code: string) => items.filter((i) => !repris.get(code)?.has(i.code));
    return { scenario, diplomes: diplomes.map((d) => ({ ...d, perdus: perdus(d.code) })) };
  });
