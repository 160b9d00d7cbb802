import { DrizzleQueryError } from 'drizzle-orm';
import { afterEach, expect, test, vi } from 'vitest';
import { journal } from '@/lib/serveur/journal';
import { consignerConsole } from './console';

const { error, warn } = console;
afterEach(() => void Object.assign(console, { error, warn }));

test('AUT-2 ce que Next écrit d’une page en panne va au journal sous sa référence, sans requête ni valeur', () => {
  const ecrit = vi.spyOn(journal, 'error').mockImplementation(() => {});
  consignerConsole();
  const panne = new DrizzleQueryError('select nom from compte where login = $1', ['jeanne.dupont'], new Error('x'));
  console.error('⨯', Object.assign(panne, { digest: '12345678' }));
  console.error({ login: 'jeanne.dupont' });
  const dit = JSON.stringify(ecrit.mock.calls);
  expect(ecrit.mock.calls[0]?.[0]).toMatchObject({
    reference: '12345678',
    dit: ['⨯', { detail: 'PostgreSQL sans code' }],
  });
  expect(dit).not.toMatch(/select|compte|jeanne|dupont/);
});
