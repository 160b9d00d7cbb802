import { describe, expect, test } from 'vitest';
import { aPerduSesAccents, estAbime, marquerPerdues } from './regles-noms';

describe('Noms abîmés', () => {
  test.each([
    'L\uFFFDa',
    'LÃ©a',
    'ZOÃ‰',
    'MarÃ\u00ADa',
    'VoilÃ ',
    'FranÃ§ois',
    'FranÃƒÂ§ois',
    'JoÃ£o',
    'Å“uvre',
    'Ä‡osiÄ‡',
    'Dâ€™ALMEIDA',
    'L\u0082a',
    'SA?LAM',
    '?ric',
    'L&eacute;a',
    'L&#233;a',
    'L\\xe9a',
    'L\\u00e9a',
    'L%C3%A9a',
    'L=E9a',
    'L¿a',
    'L√©a',
    'L├®a',
    'C_lia',
  ])('IMP-5 « %s » est abîmé', (nom) => expect(estAbime(nom)).toBe(true));

  test.each([
    'Léa',
    'ZOÉ',
    'JOÃO',
    'MAGALHÃES',
    'IRMÃ DULCE',
    'CONCEIÇÃO',
    'Mª CARMEN',
    "D'ALMEIDA",
    'D’ALMEIDA',
    'O´BRIEN',
    "L'HAŸ",
    'Žiška',
    'Gal·la',
    'Ångström',
    'ÄNGEL',
    'Ağaoğlu',
    'Nguyễn',
    'JEAN-MARC',
    'JOSÉ\u00a0MARIA',
    'DUPONT (MARTIN)',
    'André–Paul',
    'St. John, Jr',
    'Зоя',
  ])('IMP-5 « %s » ne l’est pas', (nom) => expect(marquerPerdues(nom)).toBe(nom));

  test('IMP-5 une lettre accentuée qui a disparu se voit au nom connu', () => {
    for (const lu of ['La', 'L-a', 'L a']) expect(aPerduSesAccents(lu, 'Léa'), lu).toBe(true);
    for (const lu of ['Léa', 'Lea', 'Lia', 'Lou']) expect(aPerduSesAccents(lu, 'Léa'), lu).toBe(false);
    expect(aPerduSesAccents('CLIA', 'Célia')).toBe(true);
    expect(aPerduSesAccents('Zo', 'Zoé')).toBe(false);
    expect(aPerduSesAccents('Mari', 'Marie')).toBe(false);
  });
});
