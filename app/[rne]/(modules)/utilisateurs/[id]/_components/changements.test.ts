import { describe, expect, test } from 'vitest';
import { changements } from './changements';

const CLAIRE = {
  ...{ profil: 'enseignant' as const, civilite: 'Mme' as const, nom: 'LEMOINE', prenom: 'Claire' },
  ...{ dateNaissance: '1979-03-14', courriel: '', discipline: 'Anglais' },
};
const CASES = { enregistrees: new Set(['a', 'b']), cochees: new Set(['b', 'c']) };

describe('Ce que le formulaire envoie', () => {
  test('UTI-2 seulement ce qui change', () => {
    expect(changements(CLAIRE, { ...CLAIRE, nom: 'ROY', courriel: 'c@example.org' }, CASES)).toEqual({
      champs: { nom: 'ROY', courriel: 'c@example.org' },
      ajouts: ['c'],
      retraits: ['a'],
    });
    const memes = { enregistrees: new Set(['a']), cochees: new Set(['a']) };
    expect(changements(CLAIRE, CLAIRE, memes)).toEqual({ champs: {}, ajouts: [], retraits: [] });
  });

  test('UTI-2 ni discipline ni classes pour qui n’est plus enseignant', () => {
    expect(changements(CLAIRE, { ...CLAIRE, profil: 'lecteur', discipline: '' }, CASES)).toEqual({
      champs: { profil: 'lecteur' },
      ajouts: [],
      retraits: [],
    });
  });
});
