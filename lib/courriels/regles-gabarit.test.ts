import { describe, expect, test } from 'vitest';
import { composer } from './regles-gabarit';

const message = composer({
  sujet: 'Sujet <vrai>',
  etablissement: 'Lycée « L’Été » & <Cie>',
  blocs: [
    'Premier paragraphe.',
    [
      { nom: 'Adresse', valeur: 'https://griotte.exemple.fr/0750001A', genre: 'lien' },
      { nom: 'Mot de passe', valeur: 'a<b>"c\'&d', genre: 'valeur' },
    ],
  ],
});

test('ACC-1 des liens sous leurs mots : l’adresse entière dans le texte, derrière les mots dans le HTML', () => {
  const { texte, html } = composer({
    sujet: 'Résumé',
    etablissement: 'Lycée',
    blocs: [{ titre: 'Léa & Tom', liens: [{ texte: '2 fiches <neuves>', adresse: 'https://g.fr/a?b=1&c="2"' }] }],
  });
  expect(texte).toContain('Léa & Tom\n- 2 fiches <neuves>\n  https://g.fr/a?b=1&c="2"\n');
  expect(html).toContain('<strong>Léa &amp; Tom</strong>');
  expect(html).toContain(
    '<a href="https://g.fr/a?b=1&amp;c=&quot;2&quot;" style="color:inherit">2 fiches &lt;neuves&gt;</a>',
  );
});

describe('Gabarit des courriels', () => {
  test('AUT-7 le texte et le HTML disent la même chose', () => {
    expect(message.texte).toBe(`Bonjour,

Premier paragraphe.

Adresse\u00a0: https://griotte.exemple.fr/0750001A
Mot de passe\u00a0: a<b>"c'&d

Griotte, Lycée « L’Été » & <Cie>
`);
    for (const dit of ['Bonjour,', 'Premier paragraphe.', 'Lycée « L’Été » &amp; &lt;Cie&gt;', 'Adresse&nbsp;: <a']) {
      expect(message.html).toContain(dit);
    }
  });

  test('AUT-7 rien de ce qu’on y met ne devient du HTML', () => {
    expect(message.html).toContain('a&lt;b&gt;&quot;c&#39;&amp;d');
    expect(message.html).toContain('<title>Sujet &lt;vrai&gt;</title>');
    expect(message.html).not.toMatch(/<b>|<Cie>|<vrai>/);
  });

  test('AUT-7 ni tableau, ni image, ni ressource d’ailleurs, ni couleur imposée : lisible en clair et en sombre', () => {
    expect(message.html).not.toMatch(/<table|<img|<link|<script|<style|url\(|src=|background|(?<!-)color:(?!inherit)/i);
    expect(message.html).toContain('<meta name="color-scheme" content="light dark">');
    expect(message.html?.match(/https?:/g)).toHaveLength(2); // le lien, et son texte
  });
});
