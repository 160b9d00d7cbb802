// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { abandonner, arriver, partir, surveiller, useNavigations } from './departs';

const reseau = vi.fn<typeof fetch>();
vi.stubGlobal('fetch', reseau);
surveiller();

/** Une page demandée par le routeur. */
const demanderPage = () => fetch('/0750001A/bilan?_rsc=1', { headers: { rsc: '1' } });
/** Vrai si la réponse n'est toujours pas là quand tout le reste est fait. */
const sansSuite = (reponse: Promise<Response>) =>
  Promise.race([reponse.then(() => false), new Promise((ok) => setTimeout(ok, 20, true))]);

const { result } = renderHook(useNavigations);
const coupee = () => result.current.coupee?.href;

beforeEach(() => {
  act(abandonner);
  reseau.mockReset();
  history.replaceState({ etape: 2, __NA: true }, '', '/0750001A/passeport');
});

test('ACC-1 une page que le réseau ne rend pas laisse où l’on est, avec l’état de son adresse', async () => {
  reseau.mockRejectedValue(new TypeError('Failed to fetch'));
  act(() => partir('/0750001A/bilan', 'push'));
  expect(result.current.enCours).toMatchObject({ genre: 'push' });
  expect(await act(() => sansSuite(demanderPage()))).toBe(true);
  expect([coupee(), result.current.enCours]).toEqual(['http://localhost:3000/0750001A/bilan', null]);
  expect([location.pathname, history.state.etape, history.state.__NA]).toEqual(['/0750001A/passeport', 2, undefined]);
});

test.each([502, 503, 504])('ACC-1 un relais sans serveur (%i) vaut un réseau coupé', async (status) => {
  reseau.mockResolvedValue(new Response('', { status }));
  act(() => partir('/0750001A/bilan', 'push'));
  expect(await act(() => sansSuite(demanderPage()))).toBe(true);
  expect(coupee()).toMatch(/bilan$/);
});

test('ACC-1 une page supplantée par une autre ne dit plus rien', async () => {
  reseau.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  act(() => partir('/0750001A/bilan', 'push'));
  const reponse = demanderPage();
  act(() => partir('/0750001A/evaluations', 'push'));
  expect(await act(() => sansSuite(reponse))).toBe(true);
  expect([coupee(), result.current.enCours?.href]).toEqual([undefined, 'http://localhost:3000/0750001A/evaluations']);
});

test('ACC-1 une page restée attendue se redemande quand l’historique y revient', async () => {
  const rendue = new Response('page');
  reseau.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce(rendue);
  act(() => partir('/0750001A/bilan', 'push'));
  const reponse = demanderPage();
  expect(await act(() => sansSuite(reponse))).toBe(true);
  act(() => partir('/0750001A/evaluations', 'traverse'));
  expect(await act(() => sansSuite(reponse))).toBe(true);
  act(() => partir('/0750001A/bilan', 'traverse'));
  expect(await reponse).toBe(rendue);
  expect(result.current.enCours).toMatchObject({ genre: 'traverse', demandee: true });
});

test('ACC-1 ce que rend le serveur, et ce qui n’est pas une page demandée, passe tel quel', async () => {
  const rendue = new Response('page', { status: 404 });
  reseau.mockResolvedValueOnce(rendue);
  act(() => partir('/0750001A/bilan', 'push'));
  expect(await demanderPage()).toBe(rendue);

  const coupure = new TypeError('Failed to fetch');
  reseau.mockRejectedValue(coupure);
  await expect(fetch('/0750001A/bilan', { method: 'POST', headers: { 'next-action': 'a' } })).rejects.toBe(coupure);
  act(arriver);
  await expect(demanderPage()).rejects.toBe(coupure);
  expect(coupee()).toBeUndefined();
});
