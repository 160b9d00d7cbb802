import { describe, expect, test } from 'vitest';
import { changeInitial, etatDuCompte, peutCreer } from './regles';

const LA = new Date('2026-11-02T08:00:00Z');
const OUVERT = { masqueLe: null, suspenduLe: null, ouvert: true, connecteLe: LA, aPersonnaliser: false };

describe('Règles des utilisateurs', () => {
  test('UTI-1 l’état dit d’abord si le compte est fermé, puis ce qu’il reste à faire', () => {
    expect(etatDuCompte(OUVERT)).toBe('ouvert');
    expect(etatDuCompte({ ...OUVERT, aPersonnaliser: true })).toBe('a-personnaliser');
    expect(etatDuCompte({ ...OUVERT, aPersonnaliser: true, connecteLe: null })).toBe('attente');
    expect(etatDuCompte({ ...OUVERT, ouvert: false })).toBe('suspendu'); // sorti
    expect(etatDuCompte({ ...OUVERT, ouvert: false, suspenduLe: LA, connecteLe: null })).toBe('suspendu');
    expect(etatDuCompte({ ...OUVERT, ouvert: false, suspenduLe: LA, masqueLe: LA })).toBe('masque');
  });

  test('UTI-2 seuls enseignant et chef d’établissement ont leur date de naissance pour mot de passe initial', () => {
    expect(changeInitial('enseignant', 'chef')).toBe(false);
    expect(changeInitial('administrateur', 'lecteur')).toBe(false);
    expect(changeInitial('enseignant', 'administrateur')).toBe(true);
    expect(changeInitial('lecteur', 'chef')).toBe(true);
  });

  test('UTI-4 on crée quand le nom et l’adresse de l’établissement sont renseignés', () => {
    expect(peutCreer({ nom: 'Lycée', courriel: 'a@example.org' })).toBe(true);
    expect(peutCreer({ nom: ' ', courriel: 'a@example.org' })).toBe(false);
    expect(peutCreer({ nom: 'Lycée', courriel: ' ' })).toBe(false);
    expect(peutCreer({ nom: 'Lycée', courriel: null })).toBe(false);
  });
});
