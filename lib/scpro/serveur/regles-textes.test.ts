import { describe, expect, test } from 'vitest';
import { adjoindre, PROBLEMATIQUE, pertes, sansImagesCollees, separer } from './regles-textes';

const MARQUE = '<p><strong>Problématique</strong></p>';

describe('Les rubriques que nous n’avons pas', () => {
  test('SCE-2 suivent le texte sous leur nom en gras ; vides, ne laissent rien', () => {
    expect(adjoindre('<p>a</p>', PROBLEMATIQUE, '<p>b</p>')).toBe(`<p>a</p>${MARQUE}<p>b</p>`);
    expect(adjoindre('', PROBLEMATIQUE, '<p>b</p>')).toBe(`${MARQUE}<p>b</p>`);
    expect(adjoindre('<p>a</p>', PROBLEMATIQUE, '')).toBe('<p>a</p>');
  });

  test('SCE-6 séparées puis réunies, elles rendent le même texte, où que soit leur nom', () => {
    const coupes: [string, string, string][] = [
      [`<p>a</p>${MARQUE}<p>b</p>`, '<p>a</p>', '<p>b</p>'],
      [`${MARQUE}<ul><li><p>b</p></li></ul>`, '', '<ul><li><p>b</p></li></ul>'],
      [`<p>a</p>${MARQUE}<p>b</p>${MARQUE}<p>c</p>`, `<p>a</p>${MARQUE}<p>b</p>`, '<p>c</p>'],
      ['<p>a</p>', '<p>a</p>', ''],
      [`<p>a</p>${MARQUE}`, `<p>a</p>${MARQUE}`, ''],
      [`<ul><li>${MARQUE}<p>b</p></li></ul>`, `<ul><li>${MARQUE}<p>b</p></li></ul>`, ''],
      ['', '', ''],
    ];
    for (const [texte, avant, ajout] of coupes) {
      expect(separer(texte, PROBLEMATIQUE)).toEqual({ texte: avant, ajout });
      expect(adjoindre(avant, PROBLEMATIQUE, ajout)).toBe(texte);
    }
  });
});

describe('Ce que le nettoyage retire', () => {
  test('SCE-2 se dit : images, contenus intégrés, tableaux, mise en forme, liens qui ne mènent pas au web', () => {
    expect(pertes('<p>a <strong>b</strong> <a href="https://ex.fr">c</a> <a>d</a></p>')).toEqual([]);
    expect(pertes('<img src=a><IMG src="b">')).toEqual(['2\u00a0images']);
    expect(pertes('<p style="color:red">a</p>')).toEqual(['de la mise en forme (couleurs, soulignés…)']);
    expect(pertes('<a href="file:///c:/a.doc">a</a>')).toEqual(['un lien qui ne mène pas au web']);
    expect(pertes('<table><tr><td>a</td></tr></table><script>x</script>')).toEqual([
      'du code',
      'un tableau, dont le texte est gardé',
    ]);
  });

  test('SCE-2 une image collée n’est pas lue', () => {
    expect(sansImagesCollees('<p>a<img src="data:image/png;base64,AAAA+/=" alt=b>c</p>')).toBe(
      '<p>a<img src="" alt=b>c</p>',
    );
  });
});
