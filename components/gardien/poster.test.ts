// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { poster } from './envois';

const repondre = (reponse: Response | Error) => {
  const demande = vi.spyOn(globalThis, 'fetch');
  return reponse instanceof Error ? demande.mockRejectedValue(reponse) : demande.mockResolvedValue(reponse);
};
const options = (demande: ReturnType<typeof repondre>) => demande.mock.calls[0]?.[1];

afterEach(() => void vi.restoreAllMocks());

describe('Gardien : ce qu’un envoi a donné', () => {
  test('Gardien : le réseau perdu et la session terminée ne se confondent pas', async () => {
    repondre(new TypeError('Failed to fetch'));
    expect(await poster('/x', {})).toEqual({ genre: 'reseau' });
    repondre(new Response('Votre session est terminée.', { status: 401 }));
    expect(await poster('/x', {})).toEqual({ genre: 'session' });
    repondre(Object.defineProperty(new Response(), 'type', { value: 'opaqueredirect' }));
    expect(await poster('/x', {})).toEqual({ genre: 'session' });
  });

  test('Gardien : enregistré, serveur en peine, page d’un portail d’accès, refus en clair', async () => {
    repondre(Response.json({ ecrites: 1 }));
    expect(await poster('/x', {})).toEqual({ genre: 'ok', resultat: { ecrites: 1 } });
    for (const status of [500, 503, 429]) {
      repondre(new Response('', { status }));
      expect(await poster('/x', {})).toEqual({ genre: 'serveur' });
    }
    repondre(new Response('<html>Identifiez-vous</html>'));
    expect(await poster('/x', {})).toEqual({ genre: 'reseau' });
    repondre(new Response('Close.', { status: 422 }));
    expect(await poster('/x', {})).toEqual({ genre: 'refus', message: 'Close.' });
  });

  test('Gardien : la page qui se ferme envoie encore, si le navigateur le permet', async () => {
    const fait = () => repondre(Response.json({})).mockClear();
    const cachee = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    let demande = fait();
    await poster('/x', {});
    expect(options(demande)).toMatchObject({ keepalive: true, redirect: 'manual', method: 'POST' });
    demande = fait();
    await poster('/x', 'x'.repeat(60_000));
    expect(options(demande)).toMatchObject({ keepalive: false });
    cachee.mockReturnValue('visible');
    demande = fait();
    await poster('/x', {});
    expect(options(demande)).toMatchObject({ keepalive: false });
  });
});
