import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Envois, type Issue, REESSAI, REESSAI_MAX, type Rythme } from './envois';

const DELAI = 500;
const FAIT: Issue<string> = { genre: 'ok', resultat: 'fait' };
const RESEAU: Issue<string> = { genre: 'reseau' };

/** Une saisie devant un serveur qui rend ces issues dans l'ordre, puis « fait ». */
function unEnvoi(issues: Issue<string>[] = [], rythme: Partial<Rythme> = {}) {
  const vu = { attend: 0, partis: 0, faits: [] as string[], aLaFois: 0, leMax: 0 };
  const envois = new Envois<string>({
    rythme: { delai: DELAI, ...rythme },
    attend: () => vu.attend > 0,
    async envoyer() {
      const n = vu.attend;
      vu.partis++;
      vu.aLaFois++;
      vu.leMax = Math.max(vu.leMax, vu.aLaFois);
      await new Promise((suite) => setTimeout(suite, 10));
      vu.aLaFois--;
      const issue = issues.shift() ?? FAIT;
      if (issue.genre === 'ok') vu.attend -= n;
      return issue;
    },
    surFait: (resultat) => vu.faits.push(resultat),
    surChangement: () => {},
  });
  const changer = () => {
    vu.attend++;
    envois.programmer();
  };
  return { envois, vu, changer };
}

const attendre = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('Gardien : la file des envois', () => {
  test('Gardien : plusieurs changements font un envoi, un délai après le premier ; rien à envoyer n’envoie rien', async () => {
    const { envois, vu, changer } = unEnvoi();
    envois.programmer();
    await attendre(DELAI * 2);
    expect(vu.partis).toBe(0);
    changer();
    await attendre(DELAI - 1);
    changer();
    expect(vu.partis).toBe(0);
    await attendre(11);
    expect([vu.partis, vu.faits, vu.attend, envois.phase]).toEqual([1, ['fait'], 0, 'calme']);
  });

  test('Gardien : un délai glissant attend la fin de la frappe', async () => {
    const { vu, changer } = unEnvoi([], { glissant: true });
    changer();
    await attendre(DELAI - 1);
    changer();
    await attendre(DELAI - 1);
    expect(vu.partis).toBe(0);
    await attendre(1);
    expect(vu.partis).toBe(1);
  });

  test('Gardien : un envoi à la fois ; ce qui change pendant part ensuite', async () => {
    const { envois, vu, changer } = unEnvoi();
    changer();
    const premier = envois.maintenant();
    changer();
    const second = envois.maintenant();
    await attendre(30);
    expect([await premier, await second]).toEqual([false, true]);
    expect([vu.partis, vu.leMax]).toEqual([2, 1]);
  });

  test('Gardien : après une panne, les essais s’espacent du double, une minute au plus, puis repartent à neuf', async () => {
    const { envois, vu, changer } = unEnvoi(Array.from({ length: 8 }, () => RESEAU));
    changer();
    await attendre(DELAI + 10);
    for (let n = 0; n < 8; n++) {
      const espace = Math.min(REESSAI * 2 ** n, REESSAI_MAX);
      expect([vu.partis, envois.phase]).toEqual([n + 1, 'reseau']);
      changer();
      await attendre(espace - 1);
      expect(vu.partis).toBe(n + 1);
      await attendre(11);
    }
    expect([vu.partis, vu.attend, envois.phase]).toEqual([9, 0, 'calme']);
    changer();
    await attendre(DELAI + 10);
    expect(vu.partis).toBe(10);
  });

  test('Gardien : même glissant, taper pendant une panne ne repousse pas l’essai prévu', async () => {
    const { vu, changer } = unEnvoi([RESEAU], { glissant: true });
    changer();
    await attendre(DELAI + 10);
    for (let n = 0; n < 4; n++) {
      changer();
      await attendre(REESSAI / 4);
    }
    expect(vu.partis).toBe(2);
  });

  test('Gardien : une session terminée attend la personne, quoi qu’on tape ; son retour envoie', async () => {
    const { envois, vu, changer } = unEnvoi([{ genre: 'session' }], { apresRefus: true });
    changer();
    await attendre(DELAI + 10);
    changer();
    await attendre(REESSAI_MAX);
    expect([vu.partis, envois.phase]).toEqual([1, 'session']);
    const revenu = envois.maintenant();
    await attendre(10);
    expect([await revenu, envois.phase]).toEqual([true, 'calme']);
  });

  test('Gardien : un refus attend la personne ; refusé puis redemandé, il part', async () => {
    const { envois, vu, changer } = unEnvoi([{ genre: 'refus', message: 'Close.' }]);
    changer();
    await attendre(DELAI + 10);
    changer();
    await attendre(REESSAI_MAX);
    expect([vu.partis, envois.phase, envois.message]).toEqual([1, 'refus', 'Close.']);
    const redemande = envois.maintenant();
    await attendre(10);
    expect([await redemande, vu.partis, envois.phase, envois.message]).toEqual([true, 2, 'calme', '']);
  });

  test('Gardien : un rythme qui le dit réessaie après un refus, au changement suivant', async () => {
    const { vu, changer } = unEnvoi([{ genre: 'refus', message: 'Non.' }], { apresRefus: true });
    changer();
    await attendre(REESSAI_MAX);
    expect(vu.partis).toBe(1);
    changer();
    await attendre(DELAI + 10);
    expect([vu.partis, vu.attend]).toEqual([2, 0]);
  });

  test('Gardien : abandonner ce qui est refusé apaise la file ; arrêtée, plus rien n’est prévu', async () => {
    const { envois, vu, changer } = unEnvoi([{ genre: 'refus', message: 'Close.' }]);
    changer();
    await attendre(DELAI + 10);
    vu.attend = 0;
    envois.apaiser();
    expect([envois.phase, envois.message]).toEqual(['calme', '']);
    changer();
    envois.arreter();
    await attendre(REESSAI_MAX);
    expect(vu.partis).toBe(1);
  });
});
