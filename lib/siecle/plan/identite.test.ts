import { describe, expect, test } from 'vitest';
import { type Connue, cleDeQuestion, type Identite, type Lue, type Reponses, reconnaitre } from './identite';

const identite = (i: Partial<Identite> = {}): Identite => ({
  noms: ['BERNIER'],
  prenoms: ['Hugo'],
  naissance: '2010-03-04',
  ...i,
});
const connue = (compteId: string, c: Partial<Connue> = {}): Connue => ({
  compteId,
  clef: compteId,
  nationaux: [`I${compteId}`],
  identite: identite(),
  ...c,
});
const lue = (clef: string, l: Partial<Lue> = {}): Lue => ({
  clef,
  nationaux: [`I${clef}`],
  identite: identite(),
  ...l,
});

const REGLES = { genre: 'eleve', parIdentite: 'question' } as const;

function juger(lues: Lue[], connues: Connue[], reponses: Reponses = new Map()) {
  const verdicts = reconnaitre([lues], connues, REGLES, reponses);
  return lues.map((l) => {
    const v = verdicts.get(l.clef);
    if (v?.est === 'compte') return v.compteId;
    return v?.est === 'question' ? `? ${v.candidats.join(' ')}` : 'neuf';
  });
}

describe('Qui est qui', () => {
  /** Ce qui désigne le compte 1, ce qui s'en accorde, et ce qu'on en dit : la table de docs/identite.md. */
  const DIFFERENCES = ['meme', 'autre', 'absent'] as const;
  const cas = DIFFERENCES.flatMap((clef) =>
    DIFFERENCES.flatMap((ine) =>
      [true, false].flatMap((nom) =>
        [true, false].flatMap((prenom) => [true, false].map((naissance) => ({ clef, ine, nom, prenom, naissance }))),
      ),
    ),
  );

  test.each(cas)('IMP-8 ELEVE_ID $clef, INE $ine, nom $nom, prénom $prenom, naissance $naissance', (c) => {
    const zoe = connue('2', { identite: { noms: ['ALLARD'], prenoms: ['Zoé'], naissance: '2009-12-25' } });
    const designe = { meme: '1', autre: '2', absent: '9' };
    const l = lue(designe[c.clef], {
      nationaux: [`I${designe[c.ine]}`],
      identite: {
        noms: [c.nom ? 'Bernier' : 'KESSLER'],
        prenoms: [c.prenom ? 'HUGO' : 'Tom'],
        naissance: c.naissance ? '2010-03-04' : '2011-11-11',
      },
    });
    const tout = c.nom && c.prenom && c.naissance;
    const rien = !c.nom && !c.prenom && !c.naissance;
    const [parClef, parIne] = [c.clef, c.ine];
    const attendu = () => {
      if (parClef === 'meme' && parIne === 'meme') return '1';
      if (parClef === 'autre' && parIne === 'autre') return '2';
      if (parClef !== 'absent' && parIne !== 'absent') return tout ? '1' : parClef === 'meme' ? '? 1 2' : '? 2 1';
      if (parClef === 'absent' && parIne === 'absent') return tout ? '? 1' : 'neuf';
      if (parClef === 'meme' || parIne === 'meme') {
        if (c.nom && (c.prenom || c.naissance)) return '1';
        return rien ? 'neuf' : '? 1';
      }
      return tout ? '? 1' : 'neuf'; // un seul identifiant, celui de Zoé, et rien d'elle
    };
    const [verdict] = juger([l], [connue('1'), zoe]);
    expect(verdict).toBe(attendu());
  });

  test('IMP-8 l’ELEVE_ID d’un parti, donné à une autre, ne lui donne pas son compte ; lui suit son INE', () => {
    const ines = lue('502', {
      nationaux: [],
      identite: { noms: ['NOUVEAU'], prenoms: ['Inès'], naissance: '2010-01-01' },
    });
    const hugo = lue('9502', { nationaux: ['I502'] });
    for (const lues of [
      [ines, hugo],
      [hugo, ines],
    ])
      expect(new Map(lues.map((l, rang) => [l.clef, juger(lues, [connue('502')])[rang]]))).toEqual(
        new Map([
          ['502', 'neuf'],
          ['9502', '502'],
        ]),
      );
  });

  test('IMP-8 des jumeaux : le prénom les distingue ; corrigé, on le demande', () => {
    const jumelle = (id: string, prenom: string) => connue(id, { identite: identite({ prenoms: [prenom] }) });
    const connues = [jumelle('1', 'Léa'), jumelle('2', 'Mia')];
    const lu = (clef: string, prenom: string) =>
      lue(clef, { nationaux: [], identite: identite({ prenoms: [prenom] }) });
    expect(juger([lu('1', 'Lea'), lu('2', 'Mia')], connues)).toEqual(['1', '2']);
    expect(juger([lu('2', 'Léa'), lu('1', 'Mia')], connues)).toEqual(['? 2 1', '? 1 2']);
    expect(juger([lu('1', 'Léane'), lu('2', 'Mia')], connues)).toEqual(['? 1', '2']);
    expect(juger([lu('1', 'Léane')], [jumelle('1', 'Léa')])).toEqual(['1']);
  });

  test('IMP-8 une lettre perdue à l’export n’empêche pas de reconnaître', () => {
    const zoe = connue('1', { identite: { noms: ['LEBŒUF'], prenoms: ['Zoé'], naissance: '2010-03-04' } });
    const abime = { noms: ['LEB\uFFFDUF'], prenoms: ['Zo\uFFFD'], naissance: '2010-03-05' };
    expect(juger([lue('1', { nationaux: [], identite: abime })], [zoe])).toEqual(['1']);
    expect(juger([lue('1', { nationaux: [], identite: { ...abime, noms: ['\uFFFD\uFFFD'] } })], [zoe])).toEqual([
      '? 1',
    ]);
  });

  test('IMP-8 une réponse vaut pour cette question seule, d’un import à l’autre', () => {
    const connues = [connue('1')];
    const autre = lue('1', { nationaux: [], identite: identite({ prenoms: ['Hugues'], naissance: '2011-11-11' }) });
    const cle = cleDeQuestion('eleve', autre, ['1']);
    expect(juger([autre], connues)).toEqual(['? 1']);
    expect(juger([autre], connues, new Map([[cle, '1']]))).toEqual(['1']);
    expect(juger([autre], connues, new Map([[cle, null]]))).toEqual(['neuf']);
    const change = { ...autre, identite: identite({ prenoms: ['Karim'], naissance: '2011-11-11' }) };
    expect(juger([change], connues, new Map([[cle, '1']]))).toEqual(['? 1']);
  });

  test('IMP-8 quel que soit le fichier, un compte n’est donné qu’une fois, et jamais à qui rien ne rapproche de lui', () => {
    let graine = 7;
    const hasard = (n: number) => {
      graine = (graine * 1103515245 + 12345) % 2147483648;
      return graine % n;
    };
    const un = (liste: readonly string[]) => liste[hasard(liste.length)] ?? '';
    const quelconque = () => ({
      clef: `${hasard(6)}`,
      nationaux: hasard(3) ? [`I${hasard(6)}`] : [],
      identite: {
        noms: [un(['MARTIN', 'DURAND', 'ROUX'])],
        prenoms: [un(['Léa', 'Mia', 'Tom'])],
        naissance: un(['2010-01-01', '2010-02-02']),
      },
    });
    for (let tour = 0; tour < 3000; tour++) {
      const connues = Array.from({ length: 5 }, (_, n) => ({ ...quelconque(), compteId: `c${n}`, clef: `${n}` }));
      const lues = [...new Map(Array.from({ length: 5 }, quelconque).map((l) => [l.clef, l])).values()];
      const verdicts = [...reconnaitre([lues], connues, REGLES, new Map())];
      const donnes = verdicts.flatMap(([clef, v]) => (v.est === 'compte' ? [[clef, v.compteId] as const] : []));
      expect(new Set(donnes.map(([, id]) => id)).size).toBe(donnes.length);
      for (const [clef, id] of donnes) {
        const [l, c] = [lues.find((x) => x.clef === clef), connues.find((x) => x.compteId === id)];
        const deux = l?.clef === c?.clef && l?.nationaux.some((n) => c?.nationaux.includes(n));
        const semblables = [
          l?.identite.noms[0] === c?.identite.noms[0],
          l?.identite.prenoms[0] === c?.identite.prenoms[0] || l?.identite.naissance === c?.identite.naissance,
        ];
        expect(deux || semblables.every(Boolean)).toBe(true);
      }
    }
  });
});
