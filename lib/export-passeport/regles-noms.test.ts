import { describe, expect, test } from 'vitest';
import { fauteDeNom, LONGUEUR_NOM, nomsPieces, proposerNom, rendreUniques } from './regles-noms';

/** Suite de nombres toujours la même : un échec se rejoue. */
function hasard(graine: number) {
  let n = graine;
  return (max: number) => {
    n = (Math.imul(n, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((n / 2 ** 32) * max);
  };
}

const MORCEAUX = ['CON', 'prn', 'Aux.', 'nul', 'com1', 'LPT9', '.', ' ', '-', '/', '\\', ':', '*', '?', '"', '<', '|'];
const LETTRES = [
  'é',
  'Œ',
  'ß',
  'ÿ',
  'ç',
  '日',
  '🚚',
  '\u202e',
  '\u00a0',
  '’',
  '\t',
  'a',
  'Z',
  '7',
  '_',
  '(',
  '%',
  '\u0301',
];

function unTitre(tirer: (max: number) => number): string {
  const tous = [...MORCEAUX, ...LETTRES, 'mot', 'Relance'];
  return Array.from({ length: 1 + tirer(20) }, () => tous[tirer(tous.length)] ?? '')
    .join('')
    .slice(0, 100);
}

/** Ce que Windows refuse, écrit à part de la règle. */
const refuseParWindows = (nom: string) =>
  nom === '' ||
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ce sont justement eux que Windows refuse.
  /[<>:"/\\|?*\x00-\x1f]/.test(nom) ||
  /[ .]$/.test(nom) ||
  /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/i.test(nom);

describe('Noms des fichiers exportés', () => {
  test('EXP-1 le nom proposé : sans accent ni caractère spécial, lisible', () => {
    expect(proposerNom('Relance d’un client (août)')).toBe('Relance-d-un-client-aout');
    expect(proposerNom('Œuvre à Châlons : n° 3')).toBe('OEuvre-a-Chalons-n-3');
    expect(proposerNom('CON')).toBe('fiche-CON');
    expect(proposerNom('…')).toBe('fiche');
    expect(proposerNom('a'.repeat(100))).toHaveLength(LONGUEUR_NOM);
  });

  test('EXP-1 quel que soit le titre, le nom proposé est sans faute et passe sous Windows', () => {
    const tirer = hasard(20_261_122);
    for (let n = 0; n < 3000; n++) {
      const titre = unTitre(tirer);
      const nom = proposerNom(titre);
      expect([titre, nom, fauteDeNom(nom), refuseParWindows(nom)]).toEqual([titre, nom, null, false]);
    }
  });

  test('EXP-1 un nom sans faute passe toujours sous Windows, en ASCII et en 60 caractères', () => {
    const tirer = hasard(7);
    let sansFaute = 0;
    for (let n = 0; n < 5000; n++) {
      const nom = unTitre(tirer);
      if (fauteDeNom(nom) !== null) continue;
      sansFaute++;
      expect([nom, refuseParWindows(nom), /^[\x20-\x7e]+$/.test(nom), nom.length <= 60]).toEqual([
        nom,
        false,
        true,
        true,
      ]);
    }
    expect(sansFaute).toBeGreaterThan(30);
  });

  test.each([
    ['', 'Donnez un nom'],
    ['   ', 'Donnez un nom'],
    ['x'.repeat(61), 'Pas plus de 60'],
    ['été', 'Ni accent'],
    ['a/b', 'Ni accent'],
    ['fin.', 'Ni espace ni point'],
    [' debut', 'Ni espace ni point'],
    ['nul', 'réservé'],
    ['Com3.fiche', 'réservé'],
  ])('EXP-1 « %s » est refusé et dit pourquoi', (nom, faute) => {
    expect(fauteDeNom(nom)).toContain(faute);
  });

  test('EXP-1 deux noms pareils, à la casse près, sont numérotés sans en prendre un autre', () => {
    expect(rendreUniques(['Achats', 'achats', 'Ventes', 'Achats'])).toEqual([
      'Achats',
      'achats-2',
      'Ventes',
      'Achats-3',
    ]);
    expect(rendreUniques(['A', 'A', 'A-2'])).toEqual(['A', 'A-3', 'A-2']);
    const longs = rendreUniques(Array.from({ length: 12 }, () => 'b'.repeat(60)));
    expect(new Set(longs).size).toBe(12);
    for (const nom of longs) expect(fauteDeNom(nom)).toBeNull();
  });

  test('EXP-1 rendus uniques : autant de noms, tous différents, tous sans faute', () => {
    const tirer = hasard(99);
    for (let n = 0; n < 300; n++) {
      const noms = Array.from({ length: 1 + tirer(12) }, () => proposerNom(unTitre(tirer).slice(0, 3)));
      const uniques = rendreUniques(noms);
      expect(new Set(uniques.map((u) => u.toLowerCase())).size).toBe(noms.length);
      expect(uniques.map(fauteDeNom)).toEqual(noms.map(() => null));
    }
  });

  test('EXP-1 les pièces jointes gardent leur extension', () => {
    expect(nomsPieces(['Bon de réception.PDF', 'bon de reception.pdf', 'sans'])).toEqual([
      'Bon-de-reception.pdf',
      'bon-de-reception-2.pdf',
      'sans',
    ]);
  });
});
