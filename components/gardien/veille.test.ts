// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { enVeille, mettreAJour, type Veille, veiller } from './veille';

const cesser: (() => void)[] = [];
function uneVeille(veille: Partial<Veille> = {}) {
  const garder = vi.fn(veille.garder);
  const relancer = vi.fn(veille.relancer ?? (async () => true));
  cesser.push(veiller({ garder, relancer, retient: veille.retient ?? (() => false) }));
  return { garder, relancer };
}

const prevenir = (sur: EventTarget, nom: string) => {
  const evenement = new Event(nom, { cancelable: true });
  sur.dispatchEvent(evenement);
  return evenement.defaultPrevented;
};
const montrer = (etat: DocumentVisibilityState) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(etat);
  prevenir(document, 'visibilitychange');
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const finir of cesser.splice(0)) finir();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('Gardien : veiller sur ce qui est à l’écran', () => {
  test('Gardien : la page qui se cache garde et envoie ; le réseau ou la personne qui revient envoie', () => {
    const vue = uneVeille();
    montrer('hidden');
    expect([vue.garder.mock.calls.length, vue.relancer.mock.calls.length]).toEqual([1, 1]);
    montrer('visible');
    prevenir(window, 'focus');
    prevenir(window, 'online');
    expect([vue.garder.mock.calls.length, vue.relancer.mock.calls.length]).toEqual([1, 4]);
    prevenir(window, 'pagehide');
    expect(vue.garder).toHaveBeenCalledTimes(2);
  });

  test('Gardien : une seule saisie qui perdrait quelque chose retient la page, après avoir été gardée', () => {
    let gardee = false;
    uneVeille();
    const garder = () => {
      gardee = true;
    };
    uneVeille({ garder, retient: () => !gardee });
    expect(prevenir(window, 'beforeunload')).toBe(false);
    uneVeille({ retient: () => true });
    expect(prevenir(window, 'beforeunload')).toBe(true);
  });

  test('Gardien : quand plus rien n’est à l’écran, plus rien n’écoute', () => {
    const vue = uneVeille({ retient: () => true });
    expect(enVeille()).toBe(true);
    for (const finir of cesser.splice(0)) finir();
    expect([enVeille(), prevenir(window, 'beforeunload'), vue.garder.mock.calls.length]).toEqual([false, false, 0]);
  });

  test('Gardien : mettre à jour envoie tout, et n’attend pas un serveur qui ne répond pas', async () => {
    const vue = uneVeille({ relancer: () => new Promise(() => {}) });
    const fait = vi.fn();
    void mettreAJour(4000).then(fait);
    await vi.advanceTimersByTimeAsync(3999);
    expect([vue.relancer.mock.calls.length, fait.mock.calls.length]).toEqual([1, 0]);
    await vi.advanceTimersByTimeAsync(1);
    expect([fait.mock.calls.length, vue.garder.mock.calls.length]).toEqual([1, 2]);
  });
});
