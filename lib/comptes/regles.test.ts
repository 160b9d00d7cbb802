import { describe, expect, test } from 'vitest';
import { masquerCourriel } from './regles';

describe('Adresse voilée', () => {
  test('AUT-7 laisse reconnaître la sienne sans l’apprendre', () => {
    expect(masquerCourriel('jeanne.dupont@example.org')).toBe('j••••••••••••@e••••••.org');
    expect(masquerCourriel('a@b.fr')).toBe('a••@b••.fr');
    expect(masquerCourriel('prof@lycee.ac-toulouse.fr')).toBe('p•••@l••••••••••••••••.fr');
  });

  test('AUT-7 ne montre rien de plus d’une adresse mal formée', () => {
    expect(masquerCourriel('jean.dupont@localhost')).toBe('j••••••••••@l••••••••');
    expect(masquerCourriel('jean.dupont')).not.toContain('dupont');
  });
});
