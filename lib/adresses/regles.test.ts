import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { adresseDe } from './regles';
import { CHEMINS } from './regles-chemins';

const RNE = '0750001A';
const fichiers = (dossier: string) =>
  readdirSync(dossier, { recursive: true, encoding: 'utf8' }).map((nom) => join(dossier, nom));

describe('Adresses', () => {
  test('lib/adresses connaît les dossiers de app/[rne] qui répondent, et eux seuls', () => {
    const repondent = fichiers('app/[rne]')
      .filter((chemin) => /\/(page\.tsx|route\.ts)$/.test(chemin))
      .map((chemin) => dirname(chemin).replace('app/[rne]', '').replace('/(modules)', '').slice(1) || 'accueil');
    expect([...CHEMINS].sort()).toEqual(repondent.sort());
  });

  test('lib/adresses met les paramètres à leur place, le reste après le point d’interrogation', () => {
    expect([
      adresseDe(RNE, 'accueil'),
      adresseDe(RNE, 'import/divisions', { vue: 'a-choisir', page: 2, tri: undefined, titre: '' }),
      adresseDe(RNE, 'evaluations/[id]/modifier', { id: 'a/b$&' }),
      adresseDe(RNE, 'passeport/[id]/fichiers/[fichier]', { id: '[fichier]', fichier: 'f', titre: 'l’œuvre & co' }),
    ]).toEqual([
      '/0750001A',
      '/0750001A/import/divisions?vue=a-choisir&page=2',
      '/0750001A/evaluations/a%2Fb%24%26/modifier',
      '/0750001A/passeport/%5Bfichier%5D/fichiers/f?titre=l%E2%80%99%C5%93uvre+%26+co',
    ]);
  });

  test('lib/adresses refuse à la compilation un chemin inconnu et un paramètre manquant', () => {
    // @ts-expect-error : aucun module de ce nom.
    adresseDe(RNE, 'evaluation');
    // @ts-expect-error : aucune page de ce nom.
    adresseDe(RNE, 'evaluations/[id]/effacer', { id: 'e' });
    // @ts-expect-error : il manque l'identifiant.
    adresseDe(RNE, 'evaluations/[id]');
    // @ts-expect-error : il manque le fichier.
    adresseDe(RNE, 'passeport/[id]/fichiers/[fichier]', { id: 'f' });
  });

  test('aucune adresse d’un établissement, aucun « Accueil » de fil d’Ariane ne s’écrit à la main', () => {
    const sources = ['app', 'components', 'lib']
      .flatMap(fichiers)
      .filter((f) => /\.tsx?$/.test(f) && !/\.test\.|^lib\/(adresses\/|acces\/textes-fil)/.test(f));
    const fautives = sources.filter((f) =>
      /`\/\$\{[\w.]*\b(rne|code)\}|libelle: 'Accueil'/.test(readFileSync(f, 'utf8')),
    );
    expect([sources.length > 500, fautives]).toEqual([true, []]);
  });
});
