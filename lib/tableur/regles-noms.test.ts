import { describe, expect, test } from 'vitest';
import { nommeUnCouple, partagerNom, separer } from './regles-noms';

describe('NOM Prénom dans une cellule', () => {
  test.each([
    ['MARTIN Léa', 'MARTIN', 'Léa'],
    ['LE GALL Anne-Lise', 'LE GALL', 'Anne-Lise'],
    ['DE LA TOUR Anne Marie', 'DE LA TOUR', 'Anne Marie'],
    ['de la FONTAINE Jeanne', 'de la FONTAINE', 'Jeanne'],
    ['D’ALMEIDA Rosa', 'D’ALMEIDA', 'Rosa'],
    ["d'ALMEIDA Rosa", "d'ALMEIDA", 'Rosa'],
    ['N’GUYEN-DUPONT Tom', 'N’GUYEN-DUPONT', 'Tom'],
    ['ÉTIENNE Zoé', 'ÉTIENNE', 'Zoé'],
    ['MARTIN Léa J.', 'MARTIN', 'Léa J.'],
    ['Léa MARTIN', 'MARTIN', 'Léa'],
    ['Anne Marie LE GALL', 'LE GALL', 'Anne Marie'],
    ['Jeanne de la FONTAINE', 'de la FONTAINE', 'Jeanne'],
    ['Martin, Léa', 'Martin', 'Léa'],
    ['MARTIN , LÉA', 'MARTIN', 'LÉA'],
    ['Martin Léa', 'Martin', 'Léa'],
    ['MARTIN LÉA', 'MARTIN', 'LÉA'],
    ['Mme MARTIN Léa', 'MARTIN', 'Léa'],
    ['Monsieur Paul MARTIN', 'MARTIN', 'Paul'],
    ['  MARTIN\u00a0 Léa ', 'MARTIN', 'Léa'],
    ['MARTIN', 'MARTIN', ''],
    ['', '', ''],
  ])('IMP-10 « %s » : nom %s, prénom %s', (texte, nom, prenom) => {
    expect(partagerNom(texte, 'nom-prenom')).toMatchObject({ nom, prenom, incertain: false });
  });

  test('IMP-10 sans capitales, l’ordre de la colonne décide, et plus de deux mots se relisent', () => {
    expect(partagerNom('Léa Martin', 'prenom-nom')).toMatchObject({ nom: 'Martin', prenom: 'Léa', incertain: false });
    expect(partagerNom('Léa Martin Petit', 'prenom-nom')).toMatchObject({ nom: 'Martin Petit', incertain: true });
    expect(partagerNom('Martin Léa Marie', 'nom-prenom')).toMatchObject({ prenom: 'Léa Marie', incertain: true });
    expect(partagerNom('DE LA TOUR ANNE', 'nom-prenom')).toMatchObject({
      nom: 'DE LA TOUR',
      prenom: 'ANNE',
      incertain: true,
    });
  });

  test('IMP-10 la civilité écrite devant le nom se retient', () => {
    expect(partagerNom('Mme DURAND Claire', 'nom-prenom').civilite).toBe('Mme');
    expect(partagerNom('M. DURAND Paul', 'nom-prenom').civilite).toBe('M.');
    expect(partagerNom('MARTIN Paul', 'nom-prenom').civilite).toBeNull();
  });

  test('IMP-10 plusieurs personnes dans une cellule se séparent ; un couple sous un seul nom, non', () => {
    expect(separer('MARTIN Paul\nDURAND Claire')).toEqual(['MARTIN Paul', 'DURAND Claire']);
    expect(separer('MARTIN Paul ; DURAND Claire / ROUX Ali')).toEqual(['MARTIN Paul', 'DURAND Claire', 'ROUX Ali']);
    expect([nommeUnCouple('M. et Mme MARTIN'), nommeUnCouple('M. & Mme MARTIN'), nommeUnCouple('ETIENNE Léa')]).toEqual(
      [true, true, false],
    );
  });
});
