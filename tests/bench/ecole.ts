import { connexionProprietaire } from '@/db/connexion';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { unEnseignant, unParent } from '@/tests/fabriques/etablissement';
import { unScenario } from '@/tests/fabriques/scenario';
import { apprenantDe, type TroisAns, unEtablissementDeTroisAns } from '@/tests/fabriques/trois-ans';

/** L'établissement de 1 204 apprenants et trois ans de résultats, et les personnes dont on mesure les pages. */
export interface Ecole extends TroisAns {
  ga: Acteur;
  transport: Acteur;
  parent: Acteur;
  /** Une autre école, d'une classe de 35 apprenants à 60 fiches chacun. */
  trenteCinq: TroisAns & { parent: Acteur };
  scenarios: string[];
}

const SCENARIOS = 300;

export async function uneEcole(): Promise<Ecole> {
  const m = await unEtablissementDeTroisAns();
  const [ga, transport] = [await apprenantDe(m, 0), await apprenantDe(m, 1)];
  const trenteCinq = await unEtablissementDeTroisAns({ divisions: 1, effectif: 35 });
  const collegue = await unEnseignant(m.rne, []);
  const contexte = `<p>${'Le service des achats prépare les commandes de la semaine. '.repeat(30)}</p>`;
  const items = ['1.1.1', '1.1.1-C1', '1.1.1-A1', '1.1.2', '1.2.1', '1.2.2', '2.1.1', '2.1.2'];
  const scenarios: string[] = [];
  for (let n = 0; n < SCENARIOS; n++) {
    const auteur = n % 2 === 0 ? m.enseignant : collegue;
    scenarios.push((await unScenario(auteur, { titre: `Scénario ${n}`, contexte, items })).id);
  }
  return {
    ...{ ...m, ga, transport, scenarios },
    parent: await unParent(m.rne, [ga, transport]),
    trenteCinq: { ...trenteCinq, parent: await unParent(trenteCinq.rne, [await apprenantDe(trenteCinq, 0)]) },
  };
}

/** Compte les lignes, comme l'autovacuum le fera : les plans d'une base qui a vécu. */
export async function compterLesLignes(): Promise<void> {
  const sql = connexionProprietaire();
  await sql`vacuum analyze`;
  await sql.end();
}
