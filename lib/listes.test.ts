import { expect, test } from 'vitest';
import * as z from 'zod';
import { choixDAdresse, creerAdresses, entierDAdresse, pageDAdresse, sensDAdresse, texteDAdresse } from './listes';

const schema = z.object({
  titre: texteDAdresse(10),
  niveau: entierDAdresse(1, 3, 0),
  vue: choixDAdresse(['tous', 'miens']),
  tri: choixDAdresse(['date', 'titre']),
  sens: sensDAdresse('decroissant'),
  page: pageDAdresse,
});
const { adresse, trie, filtrage } = creerAdresses(schema, ['titre', 'niveau']);
const lire = (recherche: Record<string, unknown>) => schema.parse(recherche);
const DEFAUT = lire({});

test('listes : l’adresse nue donne les valeurs par défaut ; l’inconnu les vaut', () => {
  expect(DEFAUT).toEqual({ titre: '', niveau: 0, vue: 'tous', tri: 'date', sens: 'decroissant', page: 1 });
  const faux = { titre: 'x'.repeat(11), niveau: '4', vue: 'rien', tri: 'corps', sens: 'haut', page: '0' };
  expect(lire(faux)).toEqual(DEFAUT);
});

test('listes : un paramètre répété vaut le premier, les blancs du bord ne comptent pas', () => {
  expect(lire({ titre: [' quai ', 'pont'] }).titre).toBe('quai');
});

test('listes : ce qui vaut par défaut ne s’écrit pas', () => {
  expect(adresse('/liste', DEFAUT)).toBe('/liste');
  expect(adresse('/liste', lire({ titre: 'œuvre & co', niveau: '2' }))).toBe('/liste?titre=%C5%93uvre+%26+co&niveau=2');
});

test('listes : ce qui s’écrit se relit tel quel', () => {
  const etat = lire({ titre: 'a=b&c', niveau: '3', vue: 'miens', tri: 'titre', sens: 'croissant', page: '4' });
  const { searchParams } = new URL(adresse('/liste', etat, { page: 4 }), 'http://localhost');
  expect(lire(Object.fromEntries(searchParams))).toEqual(etat);
});

test('listes : changer de filtre ou de tri ramène à la première page et garde le reste', () => {
  const etat = lire({ titre: 'quai', page: '5' });
  expect(adresse('/liste', etat, { vue: 'miens' })).toBe('/liste?titre=quai&vue=miens');
  expect(adresse('/liste', etat, { page: 6 })).toBe('/liste?titre=quai&page=6');
  expect(trie('/liste', etat).adresse('titre', 'croissant')).toBe('/liste?titre=quai&tri=titre&sens=croissant');
});

test('listes : le filtre en cours, ce qui reste quand il change, et l’adresse sans lui', () => {
  const etat = lire({ titre: 'quai', vue: 'miens', tri: 'titre', page: '5' });
  expect(filtrage('/liste', etat)).toEqual({
    base: '/liste',
    cle: JSON.stringify(etat),
    garde: [
      ['vue', 'miens'],
      ['tri', 'titre'],
    ],
    filtree: true,
    tout: '/liste?vue=miens&tri=titre',
  });
  expect(filtrage('/liste', lire({ vue: 'miens', page: '5' })).filtree).toBe(false);
});
