import './base';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { Refus } from '@/lib/acces/refus';
import { grillesEnClasseur } from '@/lib/grilles-vierges/serveur/export-xlsx';
import { lireClassesVisees, lireGrilles } from '@/lib/grilles-vierges/serveur/queries-scenario';
import { enregistrerMasques } from '@/lib/parametres/serveur/mutations';
import { scenarioEnDocx } from '@/lib/scenarios/serveur/export-docx';
import { lirePourExport } from '@/lib/scenarios/serveur/queries-export';
import { nettoyerTexteRiche } from '@/lib/texte-riche/serveur/regles';
import { unApprenant, unCompte, unEnseignant, unEtablissement, uneDivision } from '@/tests/fabriques/etablissement';
import { desItems, ligneDe, paragraphes, rouvrirDocx, rouvrirXlsx, texteDe } from '@/tests/fabriques/exports';
import { poserImage } from '@/tests/fabriques/parametres';
import { unScenario } from '@/tests/fabriques/scenario';

const GA = 'BACPRO-GA';

async function uneEquipe() {
  const rne = await unEtablissement({ nom: 'Lycée des Œillets & Cie' });
  const [a, b] = [await uneDivision(rne, { code: 'TGA1' }), await uneDivision(rne, { code: 'TGA2' })];
  const auteur = await unEnseignant(rne, [a.id, b.id], { nom: 'DUPRÉ', prenom: 'Éric' });
  return { rne, a, b, auteur };
}

const CONTEXTE = nettoyerTexteRiche(
  '<p>Au <b>service</b> des <i>achats</i><br>à 9 h</p><ol><li>Lire<ul><li>la facture</li></ul></li><li>Classer</li></ol>' +
    '<p>Puis</p><ol><li>Recommencer</li></ol><p><a href="https://ex.fr/?a=1&amp;b=2">Le site</a></p>',
);

describe('Scénario en document Word', () => {
  test('SCE-6 complet : intitulés de l’établissement, mise en forme, listes, liens, items, fichiers, logo, pages', async () => {
    const e = await uneEquipe();
    await poserImage(e.rne, 'logo');
    const admin = await unCompte(e.rne, 'administrateur');
    await enregistrerMasques(admin, { referentiel: GA, intitules: { 'scenarios.contexte': 'Situation de départ' } });
    const { id } = await unScenario(e.auteur, {
      titre: 'Relancer <un> fournisseur & classer\u0007',
      contexte: CONTEXTE,
      liens: [{ url: 'https://ex.fr/dossier', libelle: 'Le dossier' }],
      items: ['1.1.1', '1.1.2', '1.1.1-C1', '1.2.1-A1'],
      fichiers: [2048],
    });
    const pieces = await rouvrirDocx(await scenarioEnDocx(await lirePourExport(e.auteur, id)));
    for (const [nom, xml] of pieces) if (xml !== '') expect([nom, XMLValidator.validate(xml)]).toEqual([nom, true]);
    const xml = pieces.get('word/document.xml') ?? '';
    const lus = paragraphes(xml);
    const de = (style: string) => lus.filter((p) => p.style === style).map((p) => p.texte);

    expect(de('Title')).toEqual(['Relancer <un> fournisseur & classer']);
    expect(de('Heading1')).toEqual(['Situation de départ', 'Liens', 'Items travaillés', 'Fichiers joints']);
    const textes = lus.map((p) => p.texte);
    for (const attendu of ['Éric DUPRÉ', 'Terminale', 'Baccalauréat professionnel, spécialité Gestion-Administration'])
      expect(textes).toContain(attendu);
    expect(textes).toContain('Au service des achats\nà 9 h');
    expect(xml).toMatch(/<w:b\/>.{0,40}<w:t[^>]*>service</);
    expect(xml).toMatch(/<w:i\/>.{0,40}<w:t[^>]*>achats</);

    const listes = (mot: string) => lus.find((p) => p.texte === mot)?.liste.split('.') ?? [];
    expect(listes('Lire')[1]).toBe('0');
    expect(listes('la facture')[1]).toBe('1');
    expect(listes('Classer')).toEqual(listes('Lire'));
    expect(listes('Recommencer')[0]).not.toBe(listes('Lire')[0]);

    const liens = pieces.get('word/_rels/document.xml.rels') ?? '';
    expect(liens).toContain('Target="https://ex.fr/?a=1&amp;b=2"');
    expect(liens).toContain('Target="https://ex.fr/dossier"');

    const codes = textes.filter((t) => /^\d\.\d\.\d/.test(t));
    expect(codes).toEqual(['1.1.1', '1.1.1-C1', '1.1.2', '1.2.1-A1']);
    expect(textes.find((t) => t.startsWith('Complexité : '))).toBeDefined();
    expect(textes).toContain('* Intitulé reconstitué, à contrôler sur le texte officiel du référentiel.');
    expect(textes).toContain('fichier-1.pdf (2 Ko)');

    expect(pieces.get('word/header1.xml')).toContain('Lycée des Œillets &amp; Cie');
    expect([...pieces.keys()].some((nom) => /^word\/media\/.*\.png$/.test(nom))).toBe(true);
    const pied = pieces.get('word/footer1.xml') ?? '';
    for (const champ of ['PAGE', 'NUMPAGES']) expect(pied).toContain(`>${champ}<`);
    expect(pieces.get('word/styles.xml')).toContain('w:val="fr-FR"');
    expect(pieces.get('docProps/core.xml')).toContain('<dc:creator>Éric DUPRÉ</dc:creator>');
  });

  test('SCE-6 le scénario privé d’un collègue, ou d’un autre établissement, n’existe pas', async () => {
    const [e, ailleurs] = [await uneEquipe(), await uneEquipe()];
    const collegue = await unEnseignant(e.rne, [e.a.id]);
    const prive = await unScenario(e.auteur, { prive: true });
    const publie = await unScenario(e.auteur, { contexte: '' });
    await expect(lirePourExport(collegue, prive.id)).rejects.toEqual(new Refus('introuvable'));
    await expect(lirePourExport(ailleurs.auteur, publie.id)).rejects.toEqual(new Refus('introuvable'));
    const lus = paragraphes(
      (await rouvrirDocx(await scenarioEnDocx(await lirePourExport(collegue, publie.id)))).get('word/document.xml') ??
        '',
    );
    expect(lus.filter((p) => p.style === 'Heading1').map((p) => p.texte)).toEqual(['Items travaillés']);
  });
});

describe('Grille d’observation', () => {
  test('SCE-8 une feuille par classe cochée, ses seuls apprenants triés, une page en largeur', async () => {
    const e = await uneEquipe();
    for (const [nom, division] of [
      ['ZOLA', e.a.id],
      ['ÉLUARD', e.a.id],
      ['=2+2', e.b.id],
    ] as const)
      await unApprenant(e.rne, { division, compte: { nom, prenom: 'Ana' } });
    await unApprenant(e.rne, { division: e.a.id, referentiel: 'BACPRO-OTM', compte: { nom: 'AUTRE' } });
    const { id } = await unScenario(e.auteur, { titre: 'Accueil', items: await desItems(e.auteur, GA, 30) });
    const { classes } = await lireClassesVisees(e.auteur, id);
    expect(classes.map((c) => [c.code, c.noms.length])).toEqual([
      ['TGA1', 2],
      ['TGA2', 1],
    ]);

    const grilles = await lireGrilles(e.auteur, id, [e.a.id, e.b.id]);
    const { worksheets } = await rouvrirXlsx(await grillesEnClasseur(grilles));
    expect(worksheets.map((f) => f.name)).toEqual(['TGA1', 'TGA2']);
    const lignes = worksheets.map((f) => {
      const debut = ligneDe(f, 'Apprenant');
      expect(f.pageSetup).toMatchObject({ fitToPage: true, fitToWidth: 1, fitToHeight: 0, orientation: 'landscape' });
      expect(f.getRow(debut).getCell(2).alignment.textRotation).toBe(90);
      expect(texteDe(f.getRow(debut).getCell(2))).toMatch(/^1\.1\.1 /);
      expect(texteDe(f.getRow(debut).getCell(32))).toBe('Observations');
      return [1, 2, 3].map((n) => texteDe(f.getRow(debut + n).getCell(1))).filter((nom) => nom !== '');
    });
    expect(lignes).toEqual([['ÉLUARD Ana', 'ZOLA Ana'], ['=2+2 Ana']]);
    expect(worksheets[1]?.getCell(`A${ligneDe(worksheets[1], '=2+2 Ana')}`).formula).toBeUndefined();
  });

  test('SCE-8 sans classe, des lignes vides ; la classe d’un autre, ou un scénario privé, sont introuvables', async () => {
    const e = await uneEquipe();
    const collegue = await unEnseignant(e.rne, [e.a.id]);
    const { id } = await unScenario(e.auteur);
    const [grille] = await lireGrilles(collegue, id, []);
    expect(grille?.noms).toEqual([]);
    await unApprenant(e.rne, { division: e.b.id });
    await expect(lireGrilles(collegue, id, [e.b.id])).rejects.toEqual(new Refus('introuvable'));
    const prive = await unScenario(e.auteur, { prive: true });
    await expect(lireGrilles(collegue, prive.id, [])).rejects.toEqual(new Refus('introuvable'));
  });
});
