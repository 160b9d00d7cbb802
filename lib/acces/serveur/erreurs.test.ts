import { DrizzleQueryError } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest';
import { journal } from '@/lib/serveur/journal';
import { Refus } from '../refus';
import { consigner, enResultat } from './erreurs';

let ecrit: MockInstance<typeof journal.error>;
beforeEach(() => {
  ecrit = vi.spyOn(journal, 'error').mockImplementation(() => {});
});
afterEach(() => ecrit.mockRestore());

const texte = () => JSON.stringify(ecrit.mock.calls);

const parDrizzle = (cause: Error) =>
  new DrizzleQueryError('select nom from compte where login = $1', ['jeanne.dupont'], cause);

const dePostgres = (message: string) => Object.assign(new Error(message), { name: 'PostgresError', code: '23505' });

describe('Erreur imprévue', () => {
  test('AUT-2 s’écrit sous une référence, avec l’endroit, son texte et sa pile', () => {
    const reference = consigner(new TypeError('tout est cassé'), 'action evaluations');
    expect(reference).toMatch(/^[\da-f]{8}$/);
    expect(ecrit).toHaveBeenCalledWith(
      {
        reference,
        ou: 'action evaluations',
        erreur: 'TypeError',
        detail: 'tout est cassé',
        pile: expect.arrayContaining([expect.stringMatching(/^at /)]),
      },
      'Erreur imprévue',
    );
    expect(consigner(new Error('x'), 'x')).not.toBe(reference);
  });

  test('AUT-2 ne laisse dans le journal ni requête, ni valeur, ni identifiant', () => {
    consigner(parDrizzle(dePostgres('duplicate key value: jeanne.dupont')), 'a');
    consigner(parDrizzle(new RangeError('Invalid time value')), 'b');
    consigner(dePostgres('invalid input syntax for type uuid: "jeanne.dupont"'), 'c');
    expect(texte()).toContain('PostgreSQL 23505');
    expect(texte()).toContain('PostgreSQL sans code');
    expect(texte()).not.toMatch(/select|compte|jeanne|dupont|params/i);
  });

  test('AUT-2 une valeur levée qui n’est pas une erreur n’est pas recopiée', () => {
    consigner('mot de passe : cerise12', 'd');
    consigner(undefined, 'e');
    expect(texte()).toContain('"ou":"d","erreur":"string"');
    expect(texte()).not.toContain('cerise12');
  });

  test('AUT-2 au navigateur, la référence seule ; un refus attendu y va tel quel, sans trace', () => {
    const resultat = enResultat(new Error('secret'), 'f');
    expect(resultat).toMatchObject({ ok: false, code: 'imprevu' });
    expect(resultat.message).toMatch(/Rien n’a été enregistré\. Référence à communiquer\s: [\da-f]{8}\.$/);
    expect(JSON.stringify(resultat)).not.toContain('secret');
    ecrit.mockClear();
    expect(enResultat(new Refus('introuvable'), 'g')).toMatchObject({ ok: false, code: 'introuvable' });
    expect(ecrit).not.toHaveBeenCalled();
  });
});
