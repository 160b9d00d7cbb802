import './base';
import { describe, expect, test } from 'vitest';
import { Refus } from '@/lib/acces/refus';
import { viergeEnPdf } from '@/lib/grilles-vierges/serveur/export-pdf';
import { grillesEnClasseur } from '@/lib/grilles-vierges/serveur/export-xlsx';
import { lireVierge } from '@/lib/grilles-vierges/serveur/queries-evaluation';
import { unApprenant, unCompte, unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { uneEvaluation } from '@/tests/fabriques/evaluation';
import { desItems, ligneDe, rouvrirXlsx, texteDe } from '@/tests/fabriques/exports';
import { codifier } from '@/tests/fabriques/parametres';
import { rouvrirPdf } from '@/tests/fabriques/pdf';

const GA = 'BACPRO-GA';

async function uneClasse(noms: readonly [string, string][]) {
  const rne = await unEtablissement({ nom: 'Lycée des Œillets & Cie' });
  const division = await uneDivision(rne, { code: 'TGA1' });
  const auteur = await unEnseignant(rne, [division.id], { nom: 'DUPRÉ', prenom: 'Éric' });
  const apprenants = [];
  for (const [nom, prenom] of noms)
    apprenants.push(await unApprenant(rne, { division: division.id, compte: { nom, prenom } }));
  return { rne, division, auteur, apprenants };
}

const NOMS: [string, string][] = [
  ['ZOÉ', 'Anaïs'],
  ['=HYPERLINK("x")', '+Léo'],
  ['ÉTIENNE', 'Çağla'],
];

describe('Fiche vierge d’une évaluation', () => {
  test('EVA-2 xlsx : noms triés, items sous leur situation, cases à liste, impression réglée, rien d’actif', async () => {
    const c = await uneClasse(NOMS);
    await codifier(await unCompte(c.rne, 'administrateur'), { totale: { code: '4', libelle: 'Tout acquis' } });
    const items = ['1.1.1', '1.1.1-C1', '1.1.1-A1', '1.2.1-C1'];
    const { id } = await uneEvaluation(c.auteur, {
      apprenants: c.apprenants,
      items,
      titre: '=1+1 Commande & suivi',
      resultats: ['totale'],
      commentaire: 'Bien',
    });
    const classeur = await rouvrirXlsx(await grillesEnClasseur([await lireVierge(c.auteur, id)], true));
    expect(classeur.worksheets.map((f) => f.name)).toEqual(['TGA1']);
    const [feuille] = classeur.worksheets;
    if (!feuille) throw new Error('aucune feuille');
    const entete = ligneDe(feuille, 'Apprenant');
    const cellules = (rang: number) => [1, 2, 3, 4, 5, 6].map((n) => texteDe(feuille.getRow(rang).getCell(n)));

    expect(cellules(1)[0]).toBe('=1+1 Commande & suivi');
    for (const attendu of ['Terminale', 'Classe TGA1', 'Éric DUPRÉ', '/11/']) expect(cellules(2)[0]).toContain(attendu);
    expect(cellules(3)[0]).toContain('4 : Tout acquis');
    expect(cellules(4)[0]).toContain('*');
    expect(cellules(entete - 1)[1]).toMatch(/^1\.1\.1 Tenue des dossiers/);
    expect(feuille.getRow(entete - 1).getCell(2).master.address).toBe(
      feuille.getRow(entete - 1).getCell(4).master.address,
    );
    expect(cellules(entete - 1)[4]).toBe('1.2.1');
    expect(cellules(entete)[4]).toMatch(/^1\.2\.1-C1 Complexité : .* \*$/);
    expect(cellules(entete)[2]).toMatch(/^1\.1\.1-C1 Complexité : /);
    expect(cellules(entete)[3]).toMatch(/^1\.1\.1-A1 Aléa : /);
    expect(cellules(entete)[5]).toBe('Commentaire');

    const noms = [1, 2, 3].map((n) => cellules(entete + n));
    expect(noms.map(([nom]) => nom)).toEqual(['=HYPERLINK("x") +Léo', 'ÉTIENNE Çağla', 'ZOÉ Anaïs']);
    expect(noms.flatMap((l) => l.slice(1)).join('')).toBe('');
    feuille.eachRow((ligne) =>
      ligne.eachCell((cellule) => {
        expect(cellule.formula).toBeUndefined();
        expect(cellule.numFmt).toBe('@');
      }),
    );
    expect(feuille.getRow(entete + 1).getCell(2).dataValidation).toMatchObject({
      type: 'list',
      formulae: ['"4,P,C,E,N,A"'],
    });
    const couleurs = (
      feuille as unknown as { conditionalFormattings: { ref: string; rules: { formulae: string[] }[] }[] }
    ).conditionalFormattings[0];
    expect(couleurs?.ref).toBe(`B${entete + 1}:E${entete + 3}`);
    expect(couleurs?.rules[0]?.formulae).toEqual(['"4"']);
    expect(feuille.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: entete });
    expect(feuille.pageSetup).toMatchObject({
      orientation: 'landscape',
      paperSize: 9,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${entete - 1}:${entete}`,
      printArea: `A1:F${entete + 3}`,
    });
    expect(feuille.headerFooter.oddFooter).toContain('Œillets && Cie');
  });

  test('EVA-2 PDF : chaque apprenant, chaque item, la légende, et une colonne pour le commentaire', async () => {
    const c = await uneClasse(NOMS);
    const { id } = await uneEvaluation(c.auteur, { apprenants: c.apprenants, items: ['1.1.1', '1.1.1-A1'] });
    const pages = await rouvrirPdf(await viergeEnPdf(await lireVierge(c.auteur, id)));
    expect(pages).toHaveLength(1);
    for (const attendu of [
      'ÉTIENNE Çağla',
      'ZOÉ Anaïs',
      '1.1.1-A1',
      'Commentaire',
      'Classe TGA1',
      'Page 1 / 1',
      'Absent',
    ])
      expect(pages[0]?.texte).toContain(attendu);
  });

  test('EVA-2 quarante items : les colonnes passent sur d’autres pages, les noms et l’en-tête y reviennent', async () => {
    const noms = Array.from({ length: 30 }, (_, n): [string, string] => [`NOM${String(n).padStart(2, '0')}`, 'Ève']);
    const c = await uneClasse(noms);
    const items = await desItems(c.auteur, GA, 40);
    expect(items).toHaveLength(40);
    const { id } = await uneEvaluation(c.auteur, { apprenants: c.apprenants, items });
    const grille = await lireVierge(c.auteur, id);
    const pages = (await rouvrirPdf(await viergeEnPdf(grille))).map((p) => p.texte);
    for (const code of items) expect(pages.filter((p) => p.split('|').includes(code)).length).toBeGreaterThan(0);
    const volets = ['Colonnes 1 à 20 sur 40', 'Colonnes 21 à 40 sur 40'];
    for (const volet of volets) {
      const siennes = pages.filter((p) => p.includes(volet));
      for (const [nom] of noms) expect(siennes.filter((p) => p.includes(`${nom} Ève`))).toHaveLength(1);
      expect(siennes.every((p) => p.includes('Apprenant'))).toBe(true);
    }
    const [feuille] = (await rouvrirXlsx(await grillesEnClasseur([grille], true))).worksheets;
    expect(feuille?.pageSetup).toMatchObject({ fitToWidth: 2, printTitlesColumn: 'A:A' });
  });

  test('EVA-2 un collègue n’y lit que les apprenants qu’il voit ; un autre, rien', async () => {
    const c = await uneClasse(NOMS);
    const voisine = await uneDivision(c.rne, { code: 'TGA2' });
    const deVoisine = await unApprenant(c.rne, { division: voisine.id, compte: { nom: 'AILLEURS', prenom: 'Zo' } });
    const { id } = await uneEvaluation(c.auteur, { apprenants: [...c.apprenants, deVoisine] });
    const collegue = await unEnseignant(c.rne, [voisine.id]);
    const vue = await lireVierge(collegue, id);
    expect(vue.noms).toEqual(['AILLEURS Zo']);
    expect(vue.precisions).toContain('Classe TGA2');
    const etranger = await unEnseignant(c.rne, [(await uneDivision(c.rne)).id]);
    const dAilleurs = await uneClasse([]);
    for (const autre of [etranger, dAilleurs.auteur])
      await expect(lireVierge(autre, id)).rejects.toEqual(new Refus('introuvable'));
  });
});
