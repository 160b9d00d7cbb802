import { describe, expect, it } from 'vitest';
import { depuisTexte, estMisEnForme, texteBrut } from './regles-texte';
import { nettoyerTexteRiche } from './serveur/regles';

describe('texte brut', () => {
  it('SCE-2 d’un texte enrichi : lignes, tirets, signes lisibles', () => {
    const html = '<p>A &amp; <strong>b</strong><br>c</p><ul><li><p>un</p></li><li><p>deux &lt;</p></li></ul><p>fin</p>';
    expect(texteBrut(html)).toBe('A & b\nc\n- un\n- deux <\n\nfin');
  });

  it('SCE-2 aller et retour sans rien perdre, et déjà propre', () => {
    const texte = 'Si a < b & c > d, « oui »\nalors "non"\n\nAutre &lt;paragraphe&gt;';
    expect(texteBrut(depuisTexte(texte))).toBe(texte);
    expect(nettoyerTexteRiche(depuisTexte(texte))).toBe(depuisTexte(texte));
  });

  it('SCE-2 dit si la mise en forme se perdrait', () => {
    expect(estMisEnForme('<p>a<br>b</p><p>c</p>')).toBe(false);
    expect(estMisEnForme('<p><strong>a</strong></p>')).toBe(true);
  });
});
