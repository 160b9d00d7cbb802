import { DrizzleQueryError } from 'drizzle-orm';
import { afterEach, expect, test, vi } from 'vitest';
import { journal } from '@/lib/serveur/journal';
import { consignerConsole } from './console';

const { error, warn, info, log } = console;
afterEach(() => {
  Object.assign(console, { error, warn, info, log });
  vi.restoreAllMocks();
});

test('AUT-2 ce que Next écrit d’une page en panne va au journal sous sa référence, sans requête ni valeur', () => {
  const ecrit = vi.spyOn(journal, 'error').mockImplementation(() => {});
  consignerConsole();
  const panne = new DrizzleQueryError('select nom from compte where login = $1', ['jeanne.dupont'], new Error('x'));
  console.error('⨯', Object.assign(panne, { digest: '12345678' }));
  console.error({ login: 'jeanne.dupont' });
  const dit = JSON.stringify(ecrit.mock.calls);
  expect(ecrit.mock.calls[0]?.[0]).toMatchObject({
    reference: '12345678',
    dit: ['…', { detail: 'PostgreSQL sans code' }],
  });
  expect(dit).not.toMatch(/select|compte|jeanne|dupont/);
});

test('AUT-2 un message de Next garde sa forme, et perd ce qu’un inconnu y a mis', () => {
  const ecrit = vi.spyOn(journal, 'warn').mockImplementation(() => {});
  consignerConsole();
  const adresse = '/0999001W/connexion?login=jeanne.dupont&motDePasse=cerise12';
  for (const message of [
    [`Request body exceeded 2MB for ${adresse}. Only the first 2MB will be available unless configured.`],
    [' \u001b[31m⨯\u001b[39m', `Failed to handle request for ${adresse}`],
    ['Failed to find Server Action "jeanne dupont". This request might be from an older deployment.'],
    ['`x-forwarded-host` header with value `jeanne.dupont` does not match `origin` header with value `a b cerise12`'],
    ['Invalid URL:', 'cerise12'],
    ['Bad host jeanne.dupont:80 for jeanne@exemple.fr, jeanne-dupont, login=jeanne, 14072009'],
    [new SyntaxError(`Unexpected token 'j', "jeanne dup"... is not valid JSON\n    at cerise12 (jeanne)`)],
    [{ login: 'jeanne' }, ['cerise12']],
  ])
    console.warn(...message);
  expect(ecrit.mock.calls.flatMap(([champs]) => (champs as { dit: unknown[] }).dit)).toEqual([
    'Request body exceeded 2MB for … Only the first 2MB will be available unless configured.',
    '…',
    'Failed to handle request for …',
    'Failed to find Server Action «…». This request might be from an older deployment.',
    '«…» header with value «…» does not match «…» header with value «…»',
    'Invalid URL:',
    '…',
    'Bad host … for … … … …',
    expect.objectContaining({ erreur: 'SyntaxError', detail: expect.stringContaining('Unexpected token «…», «…»') }),
    expect.anything(),
    expect.anything(),
  ]);
  expect(JSON.stringify(ecrit.mock.calls)).not.toMatch(/jeanne|dupont|cerise/);
});
