import { describe, expect, it } from 'vitest';
import { nettoyerTexteRiche as nettoyer } from './regles';
import { enBlocs } from './regles-lecture';

describe('texte enrichi, gardé', () => {
  it.each([
    ['<p>Un <b>gras</b>, un <i>italique</i></p>', '<p>Un <strong>gras</strong>, un <em>italique</em></p>'],
    ['<div>a</div><div>b</div>', '<p>a</p><p>b</p>'],
    ['<h2>Titre <i>fin</i></h2>suite', '<p><strong>Titre <em>fin</em></strong></p><p>suite</p>'],
    ['<p>a</p><p>&nbsp;</p><p> <br> </p><p>b</p>', '<p>a</p><p>b</p>'],
    ['<p>a<br/>b<br></p>', '<p>a<br>b</p>'],
    ['<ul><li>a<li>b<ol><li>c</ol></ul>', '<ul><li><p>a</p></li><li><p>b</p><ol><li><p>c</p></li></ol></li></ul>'],
    ['<ul>seul<ul><li>x</li></ul></ul>', '<ul><li><p>seul</p><ul><li><p>x</p></li></ul></li></ul>'],
    ['<ul><li> </li></ul>', ''],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', '<p>a b</p><p>c</p>'],
    ['<p><strong>a</strong><strong><em>b</em></strong></p>', '<p><strong>a<em>b</em></strong></p>'],
    ['<p><a href="https://ex.fr/?a=1&amp;b=2">ici</a></p>', '<p><a href="https://ex.fr/?a=1&amp;b=2">ici</a></p>'],
    ['<p style="color:red" class="x" onclick="f()">a</p>', '<p>a</p>'],
    ['«&nbsp;x&nbsp;»', '<p>«\u00a0x\u00a0»</p>'],
    ['1 < 2 & 3 > 2', '<p>1 &lt; 2 &amp; 3 &gt; 2</p>'],
    ['un\ndeux\n\ntrois', '<p>un<br>deux</p><p>trois</p>'],
    ['   \n ', ''],
    ['<p>a\u0000\u0007b</p>', '<p>ab</p>'],
  ])('SCE-2 %j devient %j', (entree, sortie) => {
    expect(nettoyer(entree)).toBe(sortie);
  });

  it.each([
    '<script>alert(1)</script>',
    '<style>p{}</style>',
    '<svg><script>alert(1)</script></svg>',
    '<img src=x onerror=alert(1)>',
    '<iframe src="https://ex.fr"></iframe>',
    '<!-- <p>caché</p> -->',
  ])('SCE-2 il ne reste rien de %j', (entree) => {
    expect(nettoyer(entree)).toBe('');
  });

  it.each([
    'javascript:alert(1)',
    'JaVa\tScript:alert(1)',
    'data:text/html,x',
    '//ex.fr',
    '/local',
    'mailto:a@b.fr',
    'file:///x',
  ])('SCE-2 un lien vers %j n’est plus qu’un texte', (href) => {
    expect(nettoyer(`<p><a href="${href}">ici</a></p>`)).toBe('<p>ici</p>');
    expect(enBlocs(`<a href="${href}">ici</a>`)).toEqual([
      { genre: 'paragraphe', morceaux: [{ texte: 'ici', gras: false, italique: false }] },
    ]);
  });

  it('SCE-2 des listes emboîtées sans fin sont bornées et rien ne s’en perd', () => {
    const propre = nettoyer(`${'<ul><li>x'.repeat(2000)}fin`);
    expect(propre.split('<ul>').length - 1).toBe(5);
    expect(propre.match(/x/g)).toHaveLength(2000);
    expect(propre).toContain('fin');
  });
});

/** Suites tirées d'une graine : les mêmes à chaque passage. */
function hasard(graine: number) {
  let etat = graine;
  return (n: number) => {
    etat = (Math.imul(etat, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((etat / 2 ** 32) * n);
  };
}

const FRAGMENTS = [
  ...['<p>', '</p>', '<ul>', '</ul>', '<ol>', '</ol>', '<li>', '</li>', '<b>', '</b>', '<strong>', '</strong>', '<i>'],
  ...[
    '</i>',
    '<em>',
    '</em>',
    '<br>',
    '<div>',
    '</div>',
    '<h3>',
    '</h3>',
    '<table><tr><td>',
    '</td></tr></table>',
    '<',
  ],
  ...[
    '<a href="https://ex.fr/a?b=&quot;">',
    '<a href="javascript:x">',
    '</a>',
    'mot',
    ' ',
    '\n',
    '&nbsp;',
    '&lt;b&gt;',
  ],
  ...[
    '&amp;amp;',
    '"',
    '>',
    '<script>',
    '</script>',
    '\u00a0',
    'é',
    '<!--',
    '-->',
    '\t',
    '😀',
    '<span style="x">',
    '\u200b',
  ],
];

const AUTORISE = /^(<(p|br|strong|em|ul|ol|li)>|<\/(p|strong|em|ul|ol|li|a)>|<a href="https?:\/\/[^"<>]*">|[^<>]+)*$/;

describe('texte enrichi, propriétés', () => {
  it('SCE-2 nettoyer deux fois revient à nettoyer une fois, et rien d’interdit ne passe', () => {
    const tirer = hasard(7);
    for (let essai = 0; essai < 3000; essai++) {
      const html = Array.from({ length: 1 + tirer(25) }, () => FRAGMENTS[tirer(FRAGMENTS.length)]).join('');
      const propre = nettoyer(html);
      expect(nettoyer(propre), html).toBe(propre);
      expect(propre, html).toMatch(AUTORISE);
    }
  });
});
