import './base';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { lire } from '@/db/tenant';
import type { Acteur } from '@/lib/acces/serveur/acteur';
import { filtrerClasse } from '@/lib/classe/regles';
import { situerCcf } from '@/lib/classe/regles-ccf';
import { schemaFiltreClasse } from '@/lib/classe/schema';
import { classeEnTableur } from '@/lib/classe/serveur/export-xlsx';
import { lireClasse } from '@/lib/classe/serveur/queries';
import { garderFiltre, supprimerFiltre } from '@/lib/filtres/serveur/mutations';
import { CODE_BEP } from '@/lib/maitrise/regles-bep';
import { lireReglagesDans } from '@/lib/parametres/serveur/queries';
import {
  unApprenant,
  unCompte,
  unEnseignant,
  unEtablissement,
  uneDivision,
  unParent,
} from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { uneEvaluationDeFiche, uneFiche } from '@/tests/fabriques/fiche';

const OTM = 'BACPRO-OTM';

async function uneClasse(referentiel: string) {
  const rne = await unEtablissement();
  const division = await uneDivision(rne, { referentiel });
  const [a, b] = await Promise.all(
    ['ABRICOT', 'CERISE'].map((nom) => unApprenant(rne, { division: division.id, referentiel, compte: { nom } })),
  );
  if (!a || !b) throw new Error('classe vide');
  return { rne, division, a, b, enseignant: await unEnseignant(rne, [division.id], { nom: 'DUPRÉ', prenom: 'Éric' }) };
}

const critere = (f: Record<string, string>) => schemaFiltreClasse.parse(f);

async function noms(acteur: Acteur, classe: string, f: Record<string, string>) {
  const lue = await lireClasse(acteur, classe, true);
  return filtrerClasse(lue.tableaux, critere(f)).flatMap((p) => p.trouves.map((t) => t.apprenant.nom));
}

async function tableur(acteur: Acteur, classe: string, f: Record<string, string>) {
  const lue = await lireClasse(acteur, classe, true);
  const reglages = await lire(acteur, (tx) => lireReglagesDans(tx, acteur));
  const ga = lue.diplome?.referentiel.famille === 'ga';
  const parties = filtrerClasse(lue.tableaux, critere(f));
  const bep = f.vue === 'bep' && lue.bep ? { items: lue.bep.items, matieres: lue.matieres } : null;
  const flux = classeEnTableur({ classe: 'T=1/A', diplome: 'Bac', ga, parties, bep, reglages });
  const classeur = new ExcelJS.Workbook();
  await classeur.xlsx.load((await buffer(flux as never)).buffer as ArrayBuffer);
  const feuille = classeur.worksheets[0];
  if (!feuille) throw new Error('aucune feuille');
  return feuille;
}

describe('Tableau de bord classe', () => {
  test('TBC-1 TBC-2 GA : les fiches et leurs meilleurs résultats, sans les évaluations', async () => {
    const c = await uneClasse('BACPRO-GA');
    const fiche = await uneFiche(c.a, { item: '1.1.1' });
    await uneEvaluationDeFiche(c.enseignant, fiche, { items: ['1.1.1', '1.1.1-C1'], degre: 'totale' });
    await uneEvaluationDeFiche(c.enseignant, fiche, { items: ['1.1.1'], degre: 'erreurs' });
    await uneEvaluation(c.enseignant, { apprenants: [c.b], notes: { '1.1.1': 'totale' } });
    expect(await noms(c.enseignant, c.division.id, { competence: '100' })).toEqual(['ABRICOT']);
    expect(await noms(c.enseignant, c.division.id, { complexites: '10', fiches: '1' })).toEqual(['ABRICOT']);
    expect(await noms(c.enseignant, c.division.id, { fiches: '2' })).toEqual([]);
  });

  test('TBC-1 ailleurs : les derniers résultats des évaluations et des fiches, cachées aux apprenants comprises', async () => {
    const c = await uneClasse(OTM);
    const base = { apprenants: [c.b], referentiel: OTM, visible: false };
    await uneEvaluation(c.enseignant, { ...base, notes: { 'C1.1.1': 'totale' }, faiteLe: '2026-09-15' });
    expect(await noms(c.enseignant, c.division.id, { competence: '100' })).toEqual(['CERISE']);
    await uneEvaluation(c.enseignant, { ...base, notes: { 'C1.1.1': 'encours' }, faiteLe: '2026-10-15' });
    expect(await noms(c.enseignant, c.division.id, { competence: '100' })).toEqual([]);
    expect(await noms(c.enseignant, c.division.id, { competence: '33' })).toEqual(['CERISE']);
  });

  test('TBC-1 sans mesure demandée, aucun résultat n’est lu ; un autre diplôme est écarté et compté', async () => {
    const c = await uneClasse(OTM);
    await unApprenant(c.rne, { division: c.division.id, referentiel: 'BACPRO-GA' });
    const lue = await lireClasse(c.enseignant, c.division.id, false);
    expect([lue.tableaux.length, lue.ecartes, lue.diplome?.referentiel.code]).toEqual([0, 1, OTM]);
    expect((await lireClasse(c.enseignant, c.division.id, true)).tableaux).toHaveLength(2);
  });

  test('TBC-1 une classe hors de portée, ou d’ailleurs, n’existe pas', async () => {
    const [c, ailleurs] = [await uneClasse(OTM), await uneClasse(OTM)];
    const voisine = await uneDivision(c.rne, { referentiel: OTM });
    const refus = { code: 'introuvable' };
    for (const id of [voisine.id, ailleurs.division.id])
      await expect(lireClasse(c.enseignant, id, true)).rejects.toMatchObject(refus);
    const [chef, parent] = [await unCompte(c.rne, 'chef'), await unParent(c.rne, [c.a])];
    expect((await lireClasse(chef, voisine.id, true)).classe?.id).toBe(voisine.id);
    await expect(lireClasse(parent, c.division.id, true)).rejects.toMatchObject(refus);
  });
});

describe('Aide à la décision du CCF', () => {
  test('TBC-1 ailleurs qu’en GA, la part évaluée se compte en compétences inclusives, comme au tableau de bord', async () => {
    const c = await uneClasse(OTM);
    const notes = { 'C1.1.1': 'totale', 'C1.1.2': 'erreurs' } as const;
    await uneEvaluation(c.enseignant, { apprenants: [c.b], referentiel: OTM, notes });
    const { tableaux } = await lireClasse(c.enseignant, c.division.id, true, () => false);
    const [evalue] = tableaux.filter((t) => t.apprenant.nom === 'CERISE');
    const partie = evalue?.tableau.sections.find((s) => s.synthese.evalues > 0);
    if (!evalue || !partie) throw new Error('rien d’évalué');
    const criteres = { couverture: 100, maitrise: undefined, pfmp: undefined };
    const s = situerCcf(evalue, { code: 'E', intitule: '', mode: '', parties: [partie.code] }, criteres);
    expect(s).toMatchObject({ evaluees: 2, total: partie.synthese.total, maitrise: partie.synthese.pourcentage });
    expect(s.total).toBeGreaterThan(3);
    expect(s.aEvaluer).toContain('C1.1.3');
    expect(s.aEvaluer).not.toContain('C1.1.1');
    expect(s.manques).toEqual([`${s.total - 2}\u00a0évaluées de plus`]);
  });
});

describe('Tableur', () => {
  test('TBC-3 GA : ce qui est montré, avec le code et la couleur de l’établissement', async () => {
    const c = await uneClasse('BACPRO-GA');
    const fiche = await uneFiche(c.a, { item: '1.1.1' });
    await uneEvaluationDeFiche(c.enseignant, fiche, { items: ['1.1.1'], degre: 'partielle' });
    const feuille = await tableur(c.enseignant, c.division.id, { competence: '50' });
    expect(feuille.name).toBe('T=1-A');
    const valeurs = feuille.getRow(3).values as unknown[];
    expect(valeurs.slice(1, 4)).toEqual(['1', expect.stringContaining('ABRICOT'), '1.1.1']);
    expect(valeurs.slice(5)).toEqual([0.66, 0, 0, 'P', expect.stringMatching(/^\d\d\/\d\d\/\d{4}$/), 'Éric DUPRÉ', 1]);
    expect(feuille.getCell('E3').fill).toMatchObject({ fgColor: { argb: 'FFB7E2A0' } });
    expect(feuille.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1 });
  });

  test('TBC-3 « Voir BEP » : les tâches de ceux qui répondent, leur dernier résultat et leurs fiches', async () => {
    const c = await uneClasse('BACPRO-GA');
    const fiche = await uneFiche(c.a, { item: '1.1.1', bepReferentiel: CODE_BEP, bepItem: 'T1' });
    await uneEvaluationDeFiche(c.enseignant, fiche, { items: ['1.1.1'], degre: 'partielle' });
    const bep = { referentiel: CODE_BEP, items: ['T1'], partie: 'bep' as const };
    await uneEvaluationDeFiche(c.enseignant, fiche, { ...bep, degre: 'totale' });
    const feuille = await tableur(c.enseignant, c.division.id, { competence: '50', vue: 'bep' });
    expect((feuille.getRow(2).values as unknown[]).slice(1)).toEqual([
      ...['Dominante', 'Apprenant', 'Code', 'Tâche', 'Dernier résultat', 'Date', 'Auteur', 'Fiches'],
    ]);
    const lignes = (feuille.getRows(3, feuille.rowCount - 2) ?? []).map((l) => (l.values as unknown[]).slice(1));
    expect(new Set(lignes.map((l) => l[1]))).toEqual(new Set([expect.stringContaining('ABRICOT')]));
    const avec = lignes.filter((l) => l[7] !== 0);
    expect(avec).toEqual([
      [
        expect.any(String),
        expect.any(String),
        expect.any(String),
        expect.any(String),
        'R',
        expect.any(String),
        'Éric DUPRÉ',
        1,
      ],
    ]);
    expect(lignes.length).toBeGreaterThan(1);
  });

  test('TBC-3 ailleurs : une ligne par compétence inclusive, et rien d’autre que ceux qui répondent', async () => {
    const c = await uneClasse(OTM);
    const notes = { 'C1.1.1': 'totale', 'C1.1.2': 'erreurs' } as const;
    await uneEvaluation(c.enseignant, { apprenants: [c.b], referentiel: OTM, notes });
    const feuille = await tableur(c.enseignant, c.division.id, { competence: '50' });
    const lignes = feuille.getRows(3, feuille.rowCount - 2) ?? [];
    expect(lignes.map((l) => [l.getCell(3).value, l.getCell(5).value]).slice(0, 3)).toEqual([
      ['C1.1.1', 1],
      ['C1.1.2', 0],
      ['C1.1.3', null],
    ]);
    expect(lignes.every((l) => String(l.getCell(2).value).startsWith('CERISE'))).toBe(true);
  });
});

describe('Filtres gardés', () => {
  const saisie = { referentiel: OTM, nom: 'Prêts', contenu: { competence: '50' } };
  const garder = (acteur: Acteur, plus: { id?: string; contenu?: Record<string, string> } = {}) =>
    garderFiltre(acteur, 'tableau-de-bord-classe', { ...saisie, ...plus });

  test('TBC-1 gardé sous un nom, rejoué, remplacé, supprimé ; un nom ne sert qu’une fois', async () => {
    const c = await uneClasse(OTM);
    const mes = async () => (await lireClasse(c.enseignant, c.division.id, false)).filtres;
    const { id } = await garder(c.enseignant);
    expect(await mes()).toEqual([{ id, nom: 'Prêts', contenu: { competence: '50' } }]);
    await expect(garder(c.enseignant)).rejects.toMatchObject({ code: 'filtre-nom' });
    await garder(c.enseignant, { id, contenu: { fiches: '3' } });
    expect(await mes()).toEqual([{ id, nom: 'Prêts', contenu: { fiches: '3' } }]);
    await supprimerFiltre(c.enseignant, 'tableau-de-bord-classe', id);
    expect(await mes()).toEqual([]);
  });

  test('TBC-1 ceux d’un autre ne se voient, ne se changent ni ne se suppriment', async () => {
    const [c, ailleurs] = [await uneClasse(OTM), await uneClasse(OTM)];
    const { id } = await garder(c.enseignant);
    const collegue = await unEnseignant(c.rne, [c.division.id]);
    expect((await lireClasse(collegue, c.division.id, false)).filtres).toEqual([]);
    for (const autre of [collegue, ailleurs.enseignant]) {
      await expect(garder(autre, { id })).rejects.toMatchObject({ code: 'introuvable' });
      await expect(supprimerFiltre(autre, 'tableau-de-bord-classe', id)).rejects.toMatchObject({ code: 'introuvable' });
    }
    expect((await garder(collegue)).id).not.toBe(id);
  });
});
