import { describe, expect, test } from 'vitest';
import { type Auteur, type Cle, cleCase, cleCommentaire, ESSAIS, type ResultatSaisie } from './format';
import { COLLEGUE, MOI, unEcart } from './outils-de-test';
import { enDegre, Valeurs } from './valeurs';

const A = cleCase('a0', '1.1.1');
const B = cleCase('a1', '1.1.1');
const NOTE = cleCommentaire('a0');
const LE = new Date('2026-11-30T09:00:00Z');

const grille = (valeurs: Record<Cle, string> = {}) =>
  new Map([[A, ''], [B, ''], [NOTE, ''], ...Object.entries(valeurs)]);
const signe = (par: string | null) => (): Auteur | null => (par === null ? null : { par, le: LE });
const confirme = (reste: Partial<ResultatSaisie> = {}): ResultatSaisie => ({
  ecrites: 1,
  ecarts: [],
  absentes: [],
  avant: '1',
  version: '2',
  ...reste,
});

/** Des valeurs dont A vient d'être changée en `totale`. */
function changee() {
  const valeurs = new Valeurs(grille());
  valeurs.ecrire(A, 'totale');
  return valeurs;
}

describe('EVA-2 qui a écrit la valeur en conflit', () => {
  test('EVA-2 un collègue : nommé, avec l’heure', () => {
    const valeurs = changee();
    expect(valeurs.recevoir(grille({ [A]: 'erreurs' }), signe(COLLEGUE), MOI)).toEqual([]);
    expect([...valeurs.ecarts()]).toEqual([
      [A, { sien: 'erreurs', par: COLLEGUE, parMoi: false, le: LE.getTime(), avant: [''] }],
    ]);
    expect([valeurs.lire(A), valeurs.attente()]).toEqual(['totale', 0]);
  });

  test('EVA-2 soi-même, d’un autre écran', () => {
    const valeurs = changee();
    valeurs.recevoir(grille({ [A]: 'erreurs' }), signe(MOI), MOI);
    expect(valeurs.ecarts().get(A)).toMatchObject({ sien: 'erreurs', par: MOI, parMoi: true });
  });

  test('EVA-2 on ne sait qui, quand la case a été vidée', () => {
    const valeurs = new Valeurs(grille({ [A]: 'encours' }));
    valeurs.ecrire(A, 'totale');
    valeurs.recevoir(grille(), signe(null), MOI);
    expect(valeurs.ecarts().get(A)).toMatchObject({ sien: '', par: null, parMoi: false, le: null });
  });

  test('EVA-2 le serveur le dit aussi dans sa réponse', () => {
    const valeurs = changee();
    valeurs.partir();
    valeurs.confirmer(confirme({ ecarts: [unEcart('a0', 'erreurs', { parMoi: true, par: MOI, le: 7 })] }));
    expect(valeurs.ecarts().get(A)).toEqual({ sien: 'erreurs', par: MOI, parMoi: true, le: 7, avant: ['', 'totale'] });
  });

  test('EVA-2 un écart contredit de nouveau suit le serveur, et garde ce que la personne avait connu et envoyé', () => {
    const valeurs = changee();
    valeurs.partir();
    valeurs.recevoir(grille({ [A]: 'erreurs' }), signe(COLLEGUE), MOI);
    valeurs.recevoir(grille({ [A]: 'absent' }), signe(COLLEGUE), MOI);
    expect(valeurs.ecarts().get(A)).toMatchObject({ sien: 'absent', avant: ['', 'totale'] });
    expect([...valeurs.aGarder()]).toEqual([[A, ['totale', '', 'totale']]]);
    valeurs.recevoir(grille(), signe(null), MOI);
    expect(valeurs.ecarts().get(A)).toMatchObject({ sien: '', par: null });
  });
});

describe('EVA-2 une valeur partie sans réponse', () => {
  /** Partie en `totale`, sans réponse, puis reprise en `absent`. */
  function sansReponse() {
    const valeurs = changee();
    valeurs.partir();
    valeurs.ecrire(A, 'absent');
    return valeurs;
  }

  test('EVA-2 relue sous son propre nom, c’est la sienne : rien à départager, la suite part d’elle', () => {
    const valeurs = sansReponse();
    valeurs.recevoir(grille({ [A]: 'totale' }), signe(MOI), MOI);
    expect([valeurs.ecarts().size, valeurs.attente()]).toEqual([0, 1]);
    expect(valeurs.partir().cellules[0]).toMatchObject({ degre: 'absent', avant: ['totale'] });
  });

  test('EVA-2 la même valeur, écrite par un collègue, n’est pas la sienne', () => {
    const valeurs = sansReponse();
    valeurs.recevoir(grille({ [A]: 'totale' }), signe(COLLEGUE), MOI);
    expect(valeurs.ecarts().get(A)).toMatchObject({ sien: 'totale', par: COLLEGUE });
  });

  test('EVA-2 ce qui valait avant n’est un conflit sous aucun nom', () => {
    const valeurs = sansReponse();
    valeurs.recevoir(grille(), signe(COLLEGUE), MOI);
    expect([valeurs.ecarts().size, valeurs.attente()]).toEqual([0, 1]);
  });

  test('EVA-2 relue égale à l’écran, elle est réglée : plus rien n’attend', () => {
    const valeurs = changee();
    valeurs.partir();
    valeurs.recevoir(grille({ [A]: 'totale' }), signe(MOI), MOI);
    expect([valeurs.attente(), valeurs.aGarder().size, [...valeurs.touchees()]]).toEqual([0, 0, [A]]);
  });

  test('EVA-2 revenir en arrière après elle part quand même : le serveur l’a peut-être', () => {
    const valeurs = changee();
    valeurs.partir();
    valeurs.ecrire(A, '');
    expect(valeurs.attente()).toBe(1);
    expect(valeurs.partir().cellules[0]).toMatchObject({ degre: null, avant: [null, 'totale'] });
  });

  test('EVA-2 au plus huit valeurs s’annoncent : la connue d’abord, puis les dernières parties', () => {
    const valeurs = new Valeurs(grille());
    for (let n = 0; n < 12; n++) {
      valeurs.ecrire(NOTE, `Essai ${n}`);
      valeurs.partir();
    }
    valeurs.ecrire(NOTE, 'Fin');
    const { avant } = valeurs.partir().commentaires[0] ?? { avant: [] };
    expect(avant).toHaveLength(ESSAIS);
    expect([avant[0], avant[1], avant.at(-1)]).toEqual(['', 'Essai 5', 'Essai 11']);
  });
});

describe('EVA-2 reprendre ce qu’une page fermée avait laissé', () => {
  const reprendre = (
    serveur: Record<Cle, string>,
    gardees: [Cle, [string, ...string[]]][],
    par: string | null = MOI,
  ) => {
    const valeurs = new Valeurs(grille(serveur));
    return { valeurs, ...valeurs.reprendre(new Map(gardees), signe(par), MOI) };
  };

  test('EVA-2 le serveur l’avait enregistrée : rien n’est repris, et la réserve se vide', () => {
    const { valeurs, reprises, perdues } = reprendre({ [A]: 'totale' }, [[A, ['totale', '', 'totale']]]);
    expect([reprises, perdues, valeurs.attente(), valeurs.aGarder().size]).toEqual([[], [], 0, 0]);
    expect([...valeurs.touchees()]).toEqual([A]);
  });

  test('EVA-2 le serveur ne l’a pas : elle est à l’écran et repart avec ce qu’elle valait', () => {
    const { valeurs, reprises } = reprendre({ [B]: 'encours' }, [[A, ['totale', '']]]);
    expect([reprises, valeurs.lire(A), valeurs.lire(B)]).toEqual([[A], 'totale', 'encours']);
    expect(valeurs.partir().cellules).toEqual([{ apprenant: 'a0', item: '1.1.1', degre: 'totale', avant: [null] }]);
  });

  test('EVA-2 un autre l’a changée depuis : à départager, sous son nom', () => {
    const { valeurs, reprises } = reprendre({ [A]: 'erreurs' }, [[A, ['totale', '']]], COLLEGUE);
    expect([reprises, valeurs.attente()]).toEqual([[A], 0]);
    expect(valeurs.ecarts().get(A)).toMatchObject({ sien: 'erreurs', par: COLLEGUE });
  });

  test('EVA-2 sa case n’existe plus : elle est perdue, et la réserve se vide d’elle', () => {
    const { valeurs, reprises, perdues } = reprendre({}, [['partie 1.1.1', ['totale', '']]]);
    expect([reprises, perdues, [...valeurs.touchees()]]).toEqual([[], ['partie 1.1.1'], ['partie 1.1.1']]);
  });
});

describe('EVA-2 les commentaires et le renoncement', () => {
  test('EVA-2 des blancs au bord d’un commentaire n’y changent rien ; ailleurs tout compte', () => {
    const valeurs = new Valeurs(grille({ [NOTE]: 'Bien' }));
    valeurs.ecrire(NOTE, ' Bien ');
    expect([valeurs.attente(), valeurs.lire(NOTE)]).toEqual([0, ' Bien ']);
    valeurs.ecrire(NOTE, 'Très bien');
    expect(valeurs.partir().commentaires).toEqual([{ apprenant: 'a0', texte: 'Très bien', avant: ['Bien'] }]);
  });

  test('EVA-2 abandonner revient partout à ce qu’a le serveur, écarts compris', () => {
    const valeurs = new Valeurs(grille({ [B]: 'encours' }));
    valeurs.ecrire(A, 'totale');
    valeurs.ecrire(B, 'absent');
    valeurs.recevoir(grille({ [A]: 'erreurs', [B]: 'encours' }), signe(COLLEGUE), MOI);
    expect(valeurs.abandonner().sort()).toEqual([A, B]);
    expect([valeurs.lire(A), valeurs.lire(B), valeurs.attente(), valeurs.ecarts().size]).toEqual([
      'erreurs',
      'encours',
      0,
      0,
    ]);
  });

  test('EVA-2 une case retirée de la grille ne se lit, ne s’écrit ni n’attend plus', () => {
    const valeurs = changee();
    valeurs.recevoir(new Map([[B, '']]), signe(null), MOI);
    valeurs.ecrire(A, 'absent');
    expect([valeurs.lire(A), valeurs.attente()]).toEqual(['', 0]);
  });

  test('EVA-2 une valeur qui n’est pas un degré n’en est pas un', () => {
    expect([enDegre('totale'), enDegre(''), enDegre('n’importe quoi')]).toEqual(['totale', null, null]);
  });
});
