// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Resultat } from '@/lib/acces/refus';
import { EnvoiTenu } from '@/tests/fabriques/envoi-tenu';
import { appeler } from './appeler';
import { suivreFlux } from './flux';
import { limiterActions, PATIENCE_ACTION, PATIENCE_TRANSFERT } from './patience';
import { demanderJson, demanderRoute } from './route';

vi.mock('next/navigation', () => ({ unstable_isUnrecognizedActionError: () => false, unstable_rethrow: () => {} }));

/** Un serveur qui ne répond jamais. */
const muet = vi.fn<typeof fetch>(
  (_, options) =>
    new Promise((_, lever) => options?.signal?.addEventListener('abort', () => lever(options.signal?.reason))),
);
const action = (entetes: Record<string, string>) => () =>
  fetch('/0750001A/mon-compte', { method: 'POST', headers: entetes }).then((r) => r.json() as Promise<Resultat<void>>);
/** Où en est cet envoi : le code de son échec, « fait », ou « attend ». */
function suivre<T>(demande: () => Promise<Resultat<T>>) {
  const suivi = { issue: 'attend' };
  void appeler(demande, undefined).then((r) => {
    suivi.issue = r?.ok === false ? r.code : 'fait';
  });
  return suivi;
}
const attendre = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('XMLHttpRequest', EnvoiTenu);
  vi.stubGlobal('fetch', muet);
  limiterActions();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('useAction : une action sans réponse s’arrête et le dit ; une autre demande attend ce qu’elle veut', async () => {
  const [action_, autre] = [suivre(action({ 'Next-Action': 'a1' })), suivre(action({}))];
  await attendre(PATIENCE_ACTION - 1);
  expect(action_.issue).toBe('attend');
  await attendre(1);
  expect([action_.issue, autre.issue]).toEqual(['sans-reponse', 'attend']);
});

test('useAction : un fichier qui avance lentement va au bout ; celui qui n’avance plus s’arrête et le dit', async () => {
  const envoi = suivre(() => demanderRoute('/x', { method: 'POST', body: new FormData() }));
  for (const loaded of [1, 2, 3]) {
    await attendre(PATIENCE_TRANSFERT - 1);
    EnvoiTenu.dernier.upload.onprogress?.({ loaded, total: 9 });
  }
  await attendre(PATIENCE_TRANSFERT - 1);
  expect(envoi.issue).toBe('attend');
  await attendre(1);
  expect(envoi.issue).toBe('sans-reponse');
});

test('useAction : un long acte qui dit où il en est dure ce qu’il dure', async () => {
  const etapes: object[] = [];
  const envoi = suivre(() => suivreFlux('/x', '{}', { surEtape: (e: object) => etapes.push(e) }));
  await attendre(PATIENCE_TRANSFERT - 1);
  EnvoiTenu.dernier.dire({ etape: 'lecture' });
  await attendre(PATIENCE_TRANSFERT - 1);
  expect([envoi.issue, etapes]).toEqual(['attend', [{ etape: 'lecture' }]]);
  await EnvoiTenu.dernier.finir({ fin: true });
  expect(envoi.issue).toBe('fait');
  await attendre(PATIENCE_TRANSFERT);
  expect(vi.getTimerCount()).toBe(0);
});

const PORTAIL = { status: 200, entetes: { 'content-type': 'text/html' }, responseText: '<p>Identifiez-vous</p>\n' };
const RIEN = { status: 204, entetes: {} };
const JSON_ = { status: 200, entetes: { 'content-type': 'application/json' }, responseText: '{}' };
const REFUS = { status: 401, entetes: { 'x-refus': 'session' } };

test.each([
  ['une route qui ne rend rien', () => demanderRoute('/x', { method: 'DELETE' }), RIEN],
  ['une route qui rend un objet', () => demanderJson('/x', { method: 'POST' }), JSON_],
  ['un long acte', () => suivreFlux('/x', '{}', { surEtape: () => {} }), { responseText: '{"fin":1}\n' }],
] as const)('useAction : %s ne prend pas la page d’un portail pour sa réponse', async (_, demande, bien) => {
  for (const [reponse, issue] of [
    [PORTAIL, 'reponse-inattendue'],
    [REFUS, 'session'],
    [bien, 'fait'],
  ] as const) {
    const envoi = suivre<unknown>(demande);
    Object.assign(EnvoiTenu.dernier, reponse);
    await EnvoiTenu.dernier.finir();
    expect(envoi.issue).toBe(issue);
  }
});
