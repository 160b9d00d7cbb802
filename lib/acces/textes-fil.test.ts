import { expect, test } from 'vitest';
import { adresseDe } from '@/lib/adresses/regles';
import { filAriane } from './textes-fil';

const RNE = '0750001A';

test('le fil d’Ariane part de l’accueil, passe par le module et finit à la page', () => {
  expect(filAriane(RNE, 'mon-compte')).toEqual([{ libelle: 'Accueil', href: '/0750001A' }, { libelle: 'Mon compte' }]);
  const href = adresseDe(RNE, 'scenarios/[id]', { id: 's' });
  expect(filAriane(RNE, 'scenarios', [{ libelle: 'Vente', href }, 'Modifier'], { page: 2 })).toEqual([
    { libelle: 'Accueil', href: '/0750001A' },
    { libelle: 'Gestion des scénarios', href: '/0750001A/scenarios?page=2' },
    { libelle: 'Vente', href: '/0750001A/scenarios/s' },
    { libelle: 'Modifier' },
  ]);
});

test('le fil d’Ariane refuse à la compilation un module inconnu', () => {
  // @ts-expect-error : aucun module de ce nom.
  expect(() => filAriane(RNE, 'evaluation')).toThrow();
});
