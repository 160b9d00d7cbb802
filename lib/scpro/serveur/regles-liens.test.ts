import { describe, expect, test } from 'vitest';
import { extraireLiens, liensEnHtml } from './regles-liens';

describe('Les liens associés', () => {
  test('SCE-2 en HTML : chacun avec son libellé', () => {
    expect(
      extraireLiens(
        '<p><a href="https://ex.fr/a">Le dossier</a></p><ul><li><a href="http://ex.fr/b"><b>La</b> fiche</a></li></ul>',
      ),
    ).toEqual({
      liens: [
        { url: 'https://ex.fr/a', libelle: 'Le dossier' },
        { url: 'http://ex.fr/b', libelle: 'La fiche' },
      ],
      reste: '',
    });
  });

  test('SCE-2 en texte : une adresse par ligne, ce qui l’accompagne est son libellé', () => {
    const texte = 'Site de l’INRS : https://inrs.fr/a?b=1&c=2\nhttps://ex.fr/b.\n- (voir https://ex.fr/c)';
    expect(extraireLiens(texte)).toEqual({
      liens: [
        { url: 'https://inrs.fr/a?b=1&c=2', libelle: 'Site de l’INRS' },
        { url: 'https://ex.fr/b', libelle: '' },
        { url: 'https://ex.fr/c', libelle: 'voir' },
      ],
      reste: '',
    });
  });

  test('SCE-2 plusieurs dans une ligne : chacun le sien, et la phrase qui les porte reste', () => {
    const { liens, reste } = extraireLiens(
      '<p>Voir <a href="https://ex.fr/a">ici</a> puis <a href="https://ex.fr/b">là</a></p>',
    );
    expect(liens).toEqual([
      { url: 'https://ex.fr/a', libelle: 'ici' },
      { url: 'https://ex.fr/b', libelle: 'là' },
    ]);
    expect(reste).toBe('<p>Voir <a href="https://ex.fr/a">ici</a> puis <a href="https://ex.fr/b">là</a></p>');
    expect(extraireLiens('https://ex.fr/a , https://ex.fr/b')).toMatchObject({ liens: [{}, {}], reste: '' });
  });

  test('SCE-2 ce qui n’est pas un lien reste', () => {
    expect(extraireLiens('Le livre de la classe\nhttps://ex.fr/a')).toEqual({
      liens: [{ url: 'https://ex.fr/a', libelle: '' }],
      reste: '<p>Le livre de la classe</p>',
    });
    expect(extraireLiens('<a href="javascript:alert(1)">cliquez</a>')).toEqual({ liens: [], reste: '<p>cliquez</p>' });
    expect(extraireLiens(' ')).toEqual({ liens: [], reste: '' });
  });

  test('SCE-6 écrits puis relus, ce sont les mêmes', () => {
    const liens = [
      { url: 'https://ex.fr/?a=1&b="c"', libelle: 'Un & <deux>' },
      { url: 'https://ex.fr/d', libelle: '' },
    ];
    expect(extraireLiens(liensEnHtml(liens)).liens).toEqual([
      { url: 'https://ex.fr/?a=1&b=%22c%22', libelle: 'Un & <deux>' },
      liens[1],
    ]);
    expect(liensEnHtml([])).toBe('');
  });
});
