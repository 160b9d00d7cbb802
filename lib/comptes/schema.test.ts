import { describe, expect, test } from 'vitest';
import { schemaChangerMotDePasse, schemaCourriel, schemaNouveauMotDePasse, schemaOubli } from './schema';

/** Les messages d'un refus, par champ. */
const fautes = (
  schema: { safeParse: (v: unknown) => { error?: { issues: { path: PropertyKey[]; message: string }[] } } },
  saisie: unknown,
) => Object.fromEntries((schema.safeParse(saisie).error?.issues ?? []).map((i) => [i.path.join('.'), i.message]));

describe('Formulaires du compte', () => {
  test('AUT-5 le nouveau mot de passe se saisit deux fois, à l’identique', () => {
    expect(schemaNouveauMotDePasse.parse({ nouveau: ' a b ', confirmation: ' a b ' })).toMatchObject({
      nouveau: ' a b ',
    });
    expect(fautes(schemaNouveauMotDePasse, { nouveau: 'cerise12', confirmation: 'Cerise12' })).toEqual({
      confirmation: 'Les deux saisies ne sont pas identiques.',
    });
    expect(Object.keys(fautes(schemaNouveauMotDePasse, { nouveau: '', confirmation: '' }))).toEqual([
      'nouveau',
      'confirmation',
    ]);
  });

  test('AUT-8 changer de mot de passe demande l’actuel', () => {
    expect(fautes(schemaChangerMotDePasse, { actuel: '', nouveau: 'cerise12', confirmation: 'cerise12' })).toEqual({
      actuel: 'Saisissez votre mot de passe actuel.',
    });
    expect(fautes(schemaChangerMotDePasse, { actuel: 'x', nouveau: 'a', confirmation: 'b' })).toHaveProperty(
      'confirmation',
    );
  });

  test('AUT-8 l’adresse électronique est rognée, en minuscules, et bien formée', () => {
    expect(schemaCourriel.parse({ courriel: '  Jeanne.Dupont@Example.ORG ', motDePasse: 'x' })).toMatchObject({
      courriel: 'jeanne.dupont@example.org',
    });
    expect(fautes(schemaCourriel, { courriel: ' ', motDePasse: 'x' })).toHaveProperty('courriel');
    for (const faux of ['jeanne', 'a@b', 'a b@c.fr', 'a@b.fr\nBcc: x@y.fr', 'a@b.fr, c@d.fr', '<a@b.fr>']) {
      expect(fautes(schemaCourriel, { courriel: faux, motDePasse: 'x' })).toEqual({
        courriel: expect.stringContaining('nom@domaine.fr'),
      });
    }
  });

  test('AUT-7 l’identifiant oublié est rogné et mis en minuscules', () => {
    expect(schemaOubli.parse({ login: ' Jeanne.DUPONT ' })).toEqual({ login: 'jeanne.dupont' });
    expect(fautes(schemaOubli, { login: '  ' })).toEqual({ login: 'Saisissez votre identifiant.' });
    expect(fautes(schemaOubli, { login: ['a'] })).toHaveProperty('login');
  });
});
