import { describe, expect, test } from 'vitest';
import { type Classe, choisirApprenant, choisirEnfant } from './regles';

const eleve = (id: string) => ({ id, nom: id.toUpperCase(), prenom: 'Léa', referentiel: null });
const classe = (id: string, ...ids: string[]): Classe => ({
  id,
  nature: 'division',
  code: id,
  libelle: id,
  niveau: 3,
  referentiel: null,
  apprenants: ids.map(eleve),
});
const classes = [classe('A', 'x', 'y', 'z'), classe('B', 'y')];

describe('Choix de l’apprenant dans l’adresse', () => {
  test('PAE-1 rend la classe, l’apprenant et ses voisins', () => {
    const choix = choisirApprenant(classes, { classe: 'A', apprenant: 'y' });
    expect([choix.classe?.id, choix.precedent?.id, choix.apprenant?.id, choix.suivant?.id]).toEqual([
      'A',
      'x',
      'y',
      'z',
    ]);
    expect(choisirApprenant(classes, { classe: 'A', apprenant: 'x' }).precedent).toBeUndefined();
  });

  test('PAE-1 retrouve la classe d’un apprenant, prend la seule classe, ignore ce qui est hors de portée', () => {
    expect(choisirApprenant(classes, { apprenant: 'y' }).classe?.id).toBe('A');
    expect(choisirApprenant(classes, {}).classe).toBeUndefined();
    expect(choisirApprenant([classe('B', 'y')], {}).classe?.id).toBe('B');
    expect(choisirApprenant(classes, { classe: 'B', apprenant: 'x' }).apprenant).toBeUndefined();
    expect(choisirApprenant(classes, { apprenant: 'inconnu' })).toMatchObject({
      classe: undefined,
      apprenant: undefined,
    });
  });

  test('PAS-6 l’enfant demandé, sinon le premier, jamais un autre', () => {
    const enfants = [eleve('x'), eleve('y')];
    expect(choisirEnfant(enfants, {})?.id).toBe('x');
    expect(choisirEnfant(enfants, { apprenant: 'y' })?.id).toBe('y');
    expect(choisirEnfant(enfants, { apprenant: 'z' })).toBeUndefined();
  });
});
