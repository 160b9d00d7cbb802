import { describe, expect, test } from 'vitest';
import { presenter } from '@/lib/parametres/regles-degres';
import { collage, direCollage, ecrireTableur, lireDegre, lireTableur } from './presse-papiers';

const guide = presenter([]);
const taille = { lignes: 3, colonnes: 3 };
const coin = (ligne: number, colonne: number) => ({ haut: ligne, gauche: colonne, bas: ligne, droite: colonne });
const poses = (c: ReturnType<typeof collage>) =>
  c.changements.map(({ ou, degre }) => `${ou.ligne}${ou.colonne} ${degre}`);

describe('EVA-2 lire une case de tableur', () => {
  test('EVA-2 code, intitulé entier ou rang, sans souci de casse, d’accent ni d’apostrophe', () => {
    expect(
      ['r', ' P ', 'RÉUSSITE TOTALE', 'reussite partielle', "Trop d'erreurs", '6', 'en cours d’acquisition'].map((t) =>
        lireDegre(t, guide),
      ),
    ).toEqual(['totale', 'partielle', 'totale', 'partielle', 'erreurs', 'absent', 'encours']);
    expect(['', '  ', '-', '–'].map((t) => lireDegre(t, guide))).toEqual(['', '', '', '']);
    expect(['X', '7', 'Réussite', '12/20'].map((t) => lireDegre(t, guide))).toEqual([null, null, null, null]);
  });

  test('PAR-4 le code de l’établissement l’emporte ; un chiffre n’est un rang que si aucun code n’en a', () => {
    const chiffres = presenter([
      { degre: 'totale', code: '4', libelle: 'Très bien' },
      { degre: 'erreurs', code: '1', libelle: 'Insuffisant' },
    ]);
    expect(['4', '1', 'très bien', '2'].map((t) => lireDegre(t, chiffres))).toEqual([
      'totale',
      'erreurs',
      'totale',
      null,
    ]);
  });

  test('EVA-2 guillemets, tabulations et dernière fin de ligne d’un tableur', () => {
    expect(lireTableur('R\tP\r\n\tA\r\n')).toEqual([
      ['R', 'P'],
      ['', 'A'],
    ]);
    expect(lireTableur('"a\tb"\t"dit ""oui"""\n"x\ny"')).toEqual([['a\tb', 'dit "oui"'], ['x\ny']]);
    expect(lireTableur('R')).toEqual([['R']]);
    expect(lireTableur('\t')).toEqual([['', '']]);
  });

  test('EVA-2 ce qu’on copie se recolle tel quel', () => {
    const bloc = [
      ['totale', ''],
      ['', 'absent'],
    ] as const;
    const texte = ecrireTableur(bloc, guide);
    expect(texte).toBe('R\t\n\tA');
    expect(poses(collage(texte, coin(0, 0), taille, guide))).toEqual(['00 totale', '01 ', '10 ', '11 absent']);
  });
});

describe('EVA-2 coller', () => {
  test('EVA-2 un bloc part du coin et s’arrête au bord, en le disant', () => {
    const c = collage('R\tP\nC\tE', coin(2, 2), taille, guide);
    expect(poses(c)).toEqual(['22 totale']);
    expect(direCollage(c)).toBe(
      '1\u00a0case collée. Le bloc dépassait la grille\u00a0: 1\u00a0ligne et 1\u00a0colonne de côté.',
    );
  });

  test('EVA-2 une valeur inconnue est dite, le reste est collé', () => {
    const c = collage('R\t?\nDUPONT\tE', coin(0, 0), taille, guide);
    expect(poses(c)).toEqual(['00 totale', '11 erreurs']);
    expect(direCollage(c)).toBe(
      '2\u00a0cases collées. 2\u00a0valeurs inconnues laissées de côté\u00a0: «\u00a0?\u00a0», «\u00a0DUPONT\u00a0».',
    );
  });

  test('EVA-2 une valeur seule remplit la sélection, un bloc s’y répète un nombre entier de fois', () => {
    const zone = { haut: 0, gauche: 0, bas: 1, droite: 1 };
    expect(poses(collage('A', zone, taille, guide))).toHaveLength(4);
    expect(poses(collage('A\tR', zone, taille, guide))).toEqual(['00 absent', '01 totale', '10 absent', '11 totale']);
    expect(poses(collage('A\tR\tP', zone, taille, guide))).toEqual(['00 absent', '01 totale', '02 partielle']);
  });

  test('EVA-2 des lignes inégales laissent les cases qu’elles ne disent pas', () => {
    expect(poses(collage('R\tP\nC', coin(0, 0), taille, guide))).toEqual(['00 totale', '01 partielle', '10 encours']);
  });
});
