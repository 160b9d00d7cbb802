import { describe, expect, test } from 'vitest';
import { comprendre } from './import-comprendre';
import { type DocumentEcrit, decoder, encoder } from './regles-format';

/** Le scénario que donne un `.scpro` de ce contenu. */
function compris(document: DocumentEcrit, nom = 'mon fichier.scpro') {
  const lu = decoder(new TextEncoder().encode(encoder({ titre: 'T', version: 2, ...document })));
  if (!lu.ok) throw new Error(lu.message);
  const fait = comprendre(lu.document, nom);
  if (!fait.ok) throw new Error(fait.message);
  return fait.brouillon;
}

describe('Un scénario de CERISE Pro', () => {
  test('SCE-2 garde tout : problématique et connaissances associées suivent le texte dont elles sont proches', () => {
    const b = compris({
      description: '<p>Le contexte</p>',
      problematique: 'Que faire ?',
      materielsinuse: '<div>Un tableur</div>',
      ressources: 'Le manuel',
      connaissancesassociees: '<ul><li>Savoir</li></ul>',
      liensassocies: 'Le site : https://ex.fr/a\nle livre de la classe',
    });
    expect(b).toMatchObject({
      titre: 'T',
      contexte: '<p>Le contexte</p><p><strong>Problématique</strong></p><p>Que faire ?</p>',
      materiels: '<p>Un tableur</p>',
      ressources:
        '<p>Le manuel</p><p><strong>Connaissances associées</strong></p><ul><li><p>Savoir</p></li></ul>' +
        '<p><strong>Liens associés</strong></p><p>le livre de la classe</p>',
      liens: [{ url: 'https://ex.fr/a', libelle: 'Le site' }],
      ecartes: [],
    });
    expect(b.remarques).toHaveLength(3);
  });

  test('SCE-2 un HTML venu d’ailleurs est nettoyé, et ce qui s’en va est dit', () => {
    const b = compris({
      description: '<p onclick="x()" style="color:red">a</p><script>x</script><img src="data:image/png;base64,AAAA">',
      liensassocies: '<a href="javascript:alert(1)">piège</a>',
      fichiers: [{ nom: 'a.pdf' }],
      inconnue: 'x',
    });
    expect(b).toMatchObject({ contexte: '<p>a</p>', liens: [] });
    expect(b.ressources).toBe('<p><strong>Liens associés</strong></p><p>piège</p>');
    expect(b.ecartes).toEqual([
      'Contexte\u00a0: une image.',
      'Contexte\u00a0: du code.',
      'Contexte\u00a0: de la mise en forme (couleurs, soulignés…).',
      'Liens associés\u00a0: un lien qui ne mène pas au web.',
      'Un fichier joint\u00a0: à déposer de nouveau dans le scénario.',
      'Rubrique inconnue «\u00a0inconnue\u00a0».',
    ]);
  });

  test('SCE-2 sans titre, le nom du fichier ; trop long, il est raccourci et on le dit', () => {
    expect(compris({ titre: ' ' })).toMatchObject({
      titre: 'mon fichier',
      alertes: [expect.stringContaining('titre')],
    });
    const { titre, alertes } = compris({ titre: `${'é'.repeat(250)}` });
    expect([titre.length, titre.endsWith('é…'), alertes.length]).toEqual([200, true, 1]);
    expect(compris({ titre: 'a\u0000\n b' }).titre).toBe('a b');
  });

  test('SCE-2 une version ou un type inconnus sont dits', () => {
    expect(compris({}).alertes).toEqual([]);
    expect(compris({ version: 3 }).alertes[0]).toContain('version inconnue (3)');
    expect(compris({ version: null }).alertes[0]).toContain('ne dit pas sa version');
    expect(compris({ typescenario: 'zz' }).alertes[0]).toContain('«\u00a0zz\u00a0»');
  });

  test('SCE-2 au-delà de trente liens, les autres restent dans le texte', () => {
    const adresses = Array.from({ length: 32 }, (_, n) => `https://ex.fr/${n}`);
    const b = compris({ liensassocies: adresses.join('\n') });
    expect(b.liens).toHaveLength(30);
    expect(b.ressources).toContain('<p>https://ex.fr/30</p><p>https://ex.fr/31</p>');
  });

  test('SCE-2 un texte trop long est refusé, en le nommant ; des images collées ne comptent pas', () => {
    const refus = (document: DocumentEcrit) => () => compris(document);
    expect(refus({ ressources: 'mot '.repeat(12_000) })).toThrow(/«\u00a0Ressources\u00a0» est trop long/);
    expect(refus({ description: '<b></b>'.repeat(20_000) })).toThrow(/«\u00a0Contexte\u00a0» est trop long/);
    expect(compris({ description: `<img src="data:image/png;base64,${'A'.repeat(600_000)}">Ouf` }).contexte).toBe(
      '<p>Ouf</p>',
    );
  });
});
