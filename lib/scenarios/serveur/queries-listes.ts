import 'server-only';
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import { compte } from '@/db/schema/comptes';
import { referentiel } from '@/db/schema/referentiels';
import { scenario } from '@/db/schema/scenarios';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { PAR_PAGE } from '@/lib/listes';
import { contient, sansAccentsSql } from '@/lib/serveur/recherche';
import type { FiltreListe } from '../schema';
import { scenariosAccessibles, scenariosDe } from './portee';

export interface LigneScenario {
  id: string;
  titre: string;
  sigle: string;
  niveau: number;
  prive: boolean;
  auteur: string;
  estAuteur: boolean;
  items: number;
  fichiers: number;
  modifieLe: Date;
}

/** Chaque mot du titre se cherche n'importe où, sans accents. */
function filtrer({ titre, niveau, diplome }: FiltreListe): SQL | undefined {
  const mots = titre.split(/\s+/).filter((mot) => mot !== '');
  return and(
    ...mots.map((mot) => contient(sansAccentsSql(scenario.titre), sansAccentsSql(sql`${mot}::text`))),
    niveau ? eq(scenario.niveau, niveau) : undefined,
    diplome ? eq(scenario.referentiel, diplome) : undefined,
  );
}

const TRIS = {
  niveau: [scenario.niveau],
  titre: [sql`${scenario.titre} collate "fr-x-icu"`],
  auteur: [sql`${compte.nom} collate "fr-x-icu"`, sql`${compte.prenom} collate "fr-x-icu"`],
  date: [scenario.modifieLe],
} as const;

const trier = ({ tri, sens }: FiltreListe) => [
  ...TRIS[tri].map((c) => (sens === 'croissant' ? asc(c) : desc(c))),
  desc(scenario.modifieLe),
  desc(scenario.id),
];

const rattaches = (table: 'scenario_item' | 'scenario_fichier') =>
  sql<number>`(select count(*)::int from ${sql.identifier(table)} l
    where l.rne = ${scenario.rne} and l.scenario_id = ${scenario.id})`;

const VUES: Record<FiltreListe['vue'], (acteur: Acteur) => SQL | undefined> = {
  tous: () => undefined,
  miens: scenariosDe,
  prives: () => eq(scenario.prive, true),
};

/**
 * Les scénarios que l'acteur peut ouvrir, une page à la fois (SCE-1). `comptes` : combien dans chaque vue, avec le
 * filtre ; `aMoi` : il en a écrit, filtre ou non ; `diplomes` : ceux qui ont au moins un scénario à montrer, de même.
 */
export function lireScenarios(acteur: Acteur, filtre: FiltreListe) {
  const ou = and(scenariosAccessibles(acteur), filtrer(filtre));
  return lire(acteur, async (tx) => {
    const [comptes] = await tx
      .select({
        tous: sql<number>`count(*)::int`,
        miens: sql<number>`count(*) filter (where ${scenariosDe(acteur)})::int`,
        prives: sql<number>`count(*) filter (where ${scenario.prive})::int`,
      })
      .from(scenario)
      .where(ou);
    const diplomes = await tx
      .select({
        code: scenario.referentiel,
        sigle: referentiel.sigle,
        aMoi: sql<boolean>`bool_or(${scenariosDe(acteur)})`,
      })
      .from(scenario)
      .innerJoin(referentiel, eq(referentiel.code, scenario.referentiel))
      .where(scenariosAccessibles(acteur))
      .groupBy(scenario.referentiel, referentiel.sigle)
      .orderBy(asc(referentiel.sigle));
    const lignes: LigneScenario[] = await tx
      .select({
        id: scenario.id,
        titre: scenario.titre,
        sigle: referentiel.sigle,
        niveau: scenario.niveau,
        prive: scenario.prive,
        auteur: sql<string>`${compte.prenom} || ' ' || ${compte.nom}`,
        estAuteur: sql<boolean>`${scenariosDe(acteur)}`,
        items: rattaches('scenario_item'),
        fichiers: rattaches('scenario_fichier'),
        modifieLe: scenario.modifieLe,
      })
      .from(scenario)
      .innerJoin(referentiel, eq(referentiel.code, scenario.referentiel))
      .innerJoin(compte, and(eq(compte.rne, scenario.rne), eq(compte.id, scenario.auteurId)))
      .where(and(ou, VUES[filtre.vue](acteur)))
      .orderBy(...trier(filtre))
      .limit(PAR_PAGE)
      .offset((filtre.page - 1) * PAR_PAGE);
    const aMoi = diplomes.some((d) => d.aMoi);
    return { lignes, diplomes, aMoi, comptes: comptes ?? { tous: 0, miens: 0, prives: 0 } };
  });
}
