import { beforeAll, describe, expect, test } from 'vitest';
import { ANNEE, type EcoleTiree, EXPORT_LE, ecoleAuHasard, unMoisApres } from '@/tests/fabriques/ecole-au-hasard';
import type { EcoleSiecle } from '@/tests/fabriques/ecole-siecle';
import { estDuGenre, latin9, zip } from '@/tests/fabriques/lecture-siecle';
import { texteEleves, texteResponsables, texteSts } from '@/tests/fabriques/siecle';
import type { Genre } from '../../types';
import { lireFichierSiecle } from './lire-fichier';

const RNE = '0999001W';

async function lire<G extends Genre>(texte: string, genre: G, zippe: boolean) {
  const octets = latin9(texte);
  const source = zippe ? zip({ nom: `ExportXML_${genre}.xml`, octets }) : octets;
  const lu = await lireFichierSiecle({ source, nom: genre, rne: RNE, annee: ANNEE, attendus: [genre] });
  if (!lu.ok) throw new Error(lu.message);
  if (!estDuGenre(lu.lecture, genre)) throw new Error(lu.lecture.genre);
  return lu.lecture;
}

async function lireTout(ecole: EcoleSiecle, zippe = false) {
  const dates = { annee: ANNEE, exporteLe: EXPORT_LE };
  return {
    sts: await lire(texteSts(RNE, { ...ecole, ...dates }), 'sts', false),
    eleves: await lire(texteEleves(RNE, { ...ecole, ...dates }), 'eleves', zippe),
    responsables: await lire(texteResponsables(RNE, { ...ecole, ...dates }), 'responsables', zippe),
  };
}

type Lue = Awaited<ReturnType<typeof lireTout>>;

/** Combien de fois chaque valeur paraît. */
function compter(valeurs: readonly string[]): Record<string, number> {
  const compte: Record<string, number> = {};
  for (const valeur of valeurs) compte[valeur] = (compte[valeur] ?? 0) + 1;
  return compte;
}

describe.each([
  ['de 2 000 élèves', { eleves: 2000, divisions: 84, enseignants: 175 }],
  ['de trois classes', { eleves: 36, divisions: 3, enseignants: 4, graine: 7 }],
])('Une école %s', (_, taille) => {
  const { ecole, attendu } = ecoleAuHasard(taille);
  let lue: Lue;
  beforeAll(async () => {
    lue = await lireTout(ecole);
  });

  test('IMP-2 élèves inscrits, partis, sans classe ; effectif de chaque division', () => {
    const { eleves, anomalies, dateExport } = lue.eleves;
    const inscrits = eleves.filter((e) => e.inscrit);
    expect(dateExport).toBe(`${ANNEE}-10-06`);
    expect(eleves).toHaveLength(attendu.inscrits + attendu.sortis + attendu.sansDivision);
    expect(inscrits).toHaveLength(attendu.inscrits);
    expect(inscrits.filter((e) => e.dateSortie !== null).map((e) => e.eleveId)).toEqual(attendu.sortiesAVenir);
    expect(compter(anomalies.map((a) => a.code))).toEqual({ 'eleve-sans-division': attendu.sansDivision });
    expect(compter(inscrits.map((e) => e.division))).toEqual(attendu.effectifs);
    expect(lue.sts.divisions.map((d) => d.code)).toEqual(Object.keys(attendu.effectifs));
    expect(lue.sts.groupes.map((g) => g.code)).toEqual(ecole.groupes.map((g) => g.code));
  });

  test('IMP-2 responsables, liens, représentants légaux, adresses', () => {
    const { personnes, liens, anomalies } = lue.responsables;
    const inscrits = new Set(lue.eleves.eleves.filter((e) => e.inscrit).map((e) => e.eleveId));
    const legaux = liens.filter((l) => l.niveau === 1 && inscrits.has(l.eleveId));
    expect([personnes.length, liens.length]).toEqual([attendu.personnes, attendu.liens]);
    expect(new Set(legaux.map((l) => l.personneId)).size).toBe(attendu.legaux);
    expect(personnes.filter((p) => p.courriel !== null)).toHaveLength(attendu.avecCourriel);
    expect(anomalies).toEqual([]);
  });

  test('IMP-1 enseignants, chefs, ceux qui n’entrent pas et pourquoi, services', () => {
    const { individus, divisions, groupes, anomalies } = lue.sts;
    expect(compter(individus.map((i) => i.role))).toEqual({ enseignant: attendu.enseignants, chef: attendu.chefs });
    expect(compter(anomalies.map((a) => a.code))).toEqual(attendu.anomalies);
    const nommes = [...divisions, ...groupes].flatMap((d) => d.enseignants.map((e) => `${e.type}:${e.id}`));
    expect(new Set(nommes).size).toBe(attendu.avecService);
  });
});

test('IMP-1 avant la remontée des services, le fichier le dit, et personne n’a de classe', async () => {
  const { ecole } = ecoleAuHasard({ eleves: 30, divisions: 3, enseignants: 6 });
  const sansServices = ecole.divisions.map(({ profs, ...d }) => d);
  const { sts } = await lireTout({ ...ecole, divisions: sansServices, groupes: [] });
  expect(sts.anomalies.map((a) => a.code)).toContain('aucun-service');
  expect(sts.divisions.flatMap((d) => d.enseignants)).toEqual([]);
});

describe('Un mois après', () => {
  const avant: EcoleTiree = ecoleAuHasard({ eleves: 800, divisions: 34, enseignants: 70 });
  const { ecole, attendu, ecart } = unMoisApres(avant);

  test('IMP-4 les fichiers, zippés comme SIECLE les donne, disent ce qui a changé', async () => {
    const { sts, eleves, responsables } = await lireTout(ecole, true);
    const inscrits = new Map(eleves.eleves.filter((e) => e.inscrit).map((e) => [e.eleveId, e.division]));
    expect(inscrits.size).toBe(attendu.inscrits);
    expect(ecart.changes.length).toBeGreaterThan(10);
    for (const { id, vers } of ecart.changes) expect([id, inscrits.get(id)]).toEqual([id, vers]);
    expect(ecart.sortis.filter((id) => inscrits.has(id))).toEqual([]);
    expect(ecart.arrives.filter((id) => !inscrits.has(id))).toEqual([]);
    const presents = new Set(sts.individus.map((i) => i.id));
    expect(ecart.profsPartis.filter((id) => presents.has(id))).toEqual([]);
    expect(ecart.profsArrives.filter((id) => !presents.has(id))).toEqual([]);
    const { eleve, personne } = ecart.lienRetire;
    expect(responsables.liens.filter((l) => l.eleveId === eleve && l.personneId === personne)).toEqual([]);
    const joints = new Set(responsables.personnes.filter((p) => p.courriel !== null).map((p) => p.personneId));
    expect(ecart.courrielsAjoutes.filter((id) => !joints.has(id))).toEqual([]);
  });
});
