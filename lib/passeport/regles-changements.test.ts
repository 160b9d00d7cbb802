import { describe, expect, test } from 'vitest';
import { changementsEntre, changementsRattachement, comparer, type Morceau } from './regles-changements';

const SIGNES = { meme: '', ajoute: '+', retire: '-', passe: '…' };
const lire = (morceaux: readonly Morceau[]) =>
  morceaux.map(({ genre, texte }) => (genre === 'meme' ? texte : `[${SIGNES[genre]}${texte}]`)).join('');
const mots = (n: number, prefixe = 'm') => Array.from({ length: n }, (_, i) => `${prefixe}${i}`).join(' ');

describe('Ce que l’apprenant a changé depuis l’évaluation', () => {
  test('PAE-2 dit mot à mot ce qui est gardé, ajouté, retiré', () => {
    expect(lire(comparer('J’ai classé les factures du mois.', 'J’ai trié et classé les factures du trimestre.'))).toBe(
      'J’ai [+trié et ]classé les factures du [-mois.][+trimestre.]',
    );
    expect(lire(comparer('', 'Tout neuf'))).toBe('[+Tout neuf]');
    expect(lire(comparer('Tout ancien', ''))).toBe('[-Tout ancien]');
    expect(lire(comparer('a b c a b', 'b c a b d'))).toBe('[-a ]b c a b [+d]');
  });

  test('PAE-2 dit en clair les items venus et retirés du rattachement', () => {
    const [o5, t1] = ['O5 Accueillir', 'T1 Traiter'];
    expect(changementsRattachement([o5], [o5])).toEqual([]);
    const [change] = changementsRattachement([o5], [t1]);
    expect([change?.cle, lire(change?.morceaux ?? [])]).toEqual(['rattachement', '[-O5 Accueillir\n][+T1 Traiter\n]']);
  });

  test('PAE-2 les blancs ne sont pas des changements', () => {
    expect(comparer('un  deux\ntrois', 'un deux trois')).toEqual([]);
    expect(comparer('un deux ', 'un deux')).toEqual([]);
    expect(comparer(' \n un deux', 'un deux')).toEqual([]);
    expect(comparer('', ' \n')).toEqual([]);
  });

  test('PAE-2 recollé, ce qui n’est pas retiré redonne le texte, et ce qui n’est pas ajouté les mots d’avant', () => {
    const textes = [
      '',
      'Le lundi\n- trier\n- classer le courrier',
      '  Le mardi\n\n- trier\n- scanner le courrier ',
      mots(20),
      mots(700, 'z'),
    ];
    const sans = (morceaux: readonly Morceau[], genre: Morceau['genre']) =>
      morceaux
        .filter((m) => m.genre !== genre)
        .map((m) => m.texte)
        .join('');
    const enClair = (texte: string) => texte.split(/\s+/).filter(Boolean);
    for (const avant of textes)
      for (const apres of textes.filter((t) => t !== avant)) {
        const morceaux = comparer(avant, apres);
        expect(sans(morceaux, 'retire')).toBe(apres);
        expect(enClair(sans(morceaux, 'ajoute'))).toEqual(enClair(avant));
      }
  });

  test('PAE-2 passe les longs passages inchangés, sans toucher aux changements', () => {
    const texte = mots(200);
    const dit = lire(comparer(texte, texte.replace('m100', 'CENT')));
    expect(dit).toContain('[-m100 ][+CENT ]');
    expect(dit.split(' ').length).toBeLessThan(40);
    expect(dit).toMatch(/^\[…\].*\[…\]$/s);
  });

  test('PAE-2 un texte très long et tout autre se montre remplacé d’un bloc', () => {
    const [avant, apres] = [mots(2000, 'a'), mots(2000, 'b')];
    expect(comparer(avant, apres).map((m) => m.genre)).toEqual(['retire', 'ajoute']);
    const garde = `début ${avant} fin`;
    expect(comparer(garde, `début ${apres} fin`).map((m) => m.genre)).toEqual(['meme', 'retire', 'ajoute', 'meme']);
  });

  test('PAE-2 dans un texte très long, peu de changements se disent encore mot à mot', () => {
    const texte = mots(2000);
    const dit = lire(comparer(texte, `d’abord ${texte.replace('m1000', 'MILLE')}, enfin`));
    expect(dit).toMatch(/^\[\+d’abord \]m0 .*\[…\].*\[-m1000 \]\[\+MILLE \].*\[…\].*\[-m1999\]\[\+m1999, enfin\]$/s);
  });

  test('PAE-2 ne nomme que les champs changés, textes apparus et disparus compris', () => {
    const avant = {
      titre: 'Accueil',
      faiteLe: '2026-10-12',
      lieu: 'pfmp',
      organisation: 'Mairie',
      textes: { a: '1', b: '2' },
    };
    const apres = { ...avant, organisation: 'Mairie de Lille', textes: { a: '1', c: '3' } };
    expect(changementsEntre(avant, avant)).toEqual([]);
    expect(changementsEntre(avant, apres).map((c) => [c.cle, lire(c.morceaux)])).toEqual([
      ['organisation', 'Mairie [+de Lille]'],
      ['textes.b', '[-2]'],
      ['textes.c', '[+3]'],
    ]);
  });

  test('PAE-2 dit les pièces venues et parties, les dates de PFMP, et rien de ce qui n’était pas gardé', () => {
    const avant = { titre: 'Accueil', faiteLe: '2026-10-12', lieu: 'pfmp', organisation: 'Mairie', textes: {} };
    const apres = { ...avant, pfmp: ['2026-10-12'], pieces: ['b.pdf', 'c.pdf'] };
    expect(changementsEntre(avant, apres)).toEqual([]);
    const garde = { ...avant, pfmp: ['2026-10-05'], pieces: ['a.pdf', 'b.pdf'] };
    expect(changementsEntre(garde, apres).map((c) => [c.cle, lire(c.morceaux)])).toEqual([
      ['pfmp', '[-2026-10-05\n][+2026-10-12\n]'],
      ['pieces', '[-a.pdf\n][+c.pdf\n]'],
    ]);
  });
});
