import { describe, expect, test } from 'vitest';
import { enHtml } from './presse-papiers';

describe('Copie du compte rendu', () => {
  test('IMP-3 colle un tableau par tableau, sous son titre, sans laisser passer de balise', () => {
    const html = enHtml('Chefs\nNom\tMot de passe\n<b>VASSEUR</b>\t1967-04-12\n\nGroupes\nCode\tLibellé');
    expect(html.match(/<h3>/g)).toHaveLength(2);
    expect(html.match(/<table/g)).toHaveLength(2);
    expect(html).toContain('&lt;b&gt;VASSEUR&lt;/b&gt;');
  });

  test('IMP-3 un tableau seul n’a pas de titre, et ses cellules restent du texte dans un tableur', () => {
    const html = enHtml('Nom\tMot de passe\nVASSEUR\t1967-04-12');
    expect(html).not.toContain('<h3>');
    expect(html).toContain(`<td style="mso-number-format:'\\@'">1967-04-12</td>`);
  });
});
