// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FournisseurCompte } from './compte';
import { fermerRangement } from './rangement';

const MOI = { rne: '0750001A', id: 'moi' };
const revenir = (persisted: boolean) => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));

beforeEach(() => {
  document.body.hidden = false;
  localStorage.clear();
  vi.spyOn(console, 'error').mockImplementation(() => {}); // jsdom ne sait pas recharger
  render(<FournisseurCompte {...MOI}>Mes résultats</FournisseurCompte>);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('Retour', () => {
  test('AUT-10 une page ressortie de la mémoire du navigateur après la déconnexion ne montre plus rien', () => {
    fermerRangement(MOI, true);
    revenir(true);
    expect(document.body.hidden).toBe(true);
  });

  test('AUT-10 toujours connecté, ou page neuve : elle reste', () => {
    revenir(true);
    expect(document.body.hidden).toBe(false);
    fermerRangement(MOI, true);
    revenir(false);
    expect(document.body.hidden).toBe(false);
  });
});
