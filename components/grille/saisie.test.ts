import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cleCase, cleCommentaire } from '@/lib/evaluations/grille/format';
import { COLLEGUE, MOI } from '@/lib/evaluations/grille/outils-de-test';
import { uneReserve, uneSaisie } from './outils-saisie';
import { DELAI } from './saisie';

const A = cleCase('a0', '1.1.1');
const B = cleCase('a1', '1.1.1');
const NOTE = cleCommentaire('a0');
const HORS_LIGNE = { genre: 'reseau' } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('EVA-2 enregistrer en saisissant', () => {
  test('EVA-2 seules les cases changées partent, ensemble, moins d’une seconde après, avec ce qu’elles valaient', async () => {
    const { saisie, lots } = uneSaisie({ cases: { [B]: 'encours' } });
    saisie.poser([[A, 'totale']]);
    await vi.advanceTimersByTimeAsync(DELAI - 100);
    saisie.poser([[B, 'absent']]);
    saisie.commenter(NOTE, 'Bien');
    expect(lots).toEqual([]);
    expect(saisie.etat()).toMatchObject({ attente: 3, enCours: false });
    await vi.advanceTimersByTimeAsync(100);
    expect(DELAI).toBeLessThan(1000);
    expect(lots).toEqual([
      {
        cellules: [
          { apprenant: 'a0', item: '1.1.1', degre: 'totale', avant: [null] },
          { apprenant: 'a1', item: '1.1.1', degre: 'absent', avant: ['encours'] },
        ],
        commentaires: [{ apprenant: 'a0', texte: 'Bien', avant: [''] }],
      },
    ]);
    expect(saisie.etat()).toMatchObject({ attente: 0, phase: 'calme' });
    expect(saisie.auteurDe(A)?.par).toBe(MOI);
    saisie.poser([[A, '']]);
    await saisie.enregistrer();
    expect(lots[1]?.cellules).toEqual([{ apprenant: 'a0', item: '1.1.1', degre: null, avant: ['totale'] }]);
  });

  test('EVA-2 revenir à la valeur enregistrée n’envoie rien', async () => {
    const { saisie, lots } = uneSaisie();
    saisie.poser([[A, 'totale']]);
    expect(saisie.annuler()).toEqual([A]);
    await vi.advanceTimersByTimeAsync(DELAI * 2);
    expect([saisie.valeur(A), lots.length]).toEqual(['', 0]);
  });

  test('EVA-2 ce qui change pendant un envoi part dans le suivant', async () => {
    const { saisie, lots } = uneSaisie();
    saisie.poser([[A, 'totale']]);
    const envoi = saisie.enregistrer();
    saisie.poser([[A, 'erreurs']]);
    expect(await envoi).toBe(false);
    await vi.advanceTimersByTimeAsync(DELAI);
    expect(lots.map((l) => [l.cellules[0]?.degre, l.cellules[0]?.avant])).toEqual([
      ['totale', [null]],
      ['erreurs', ['totale']],
    ]);
    expect(saisie.etat().attente).toBe(0);
  });

  test('EVA-2 seules les cases changées sont à redessiner', () => {
    const { saisie } = uneSaisie();
    const redessinees: string[] = [];
    saisie.abonnerCases((cles) => redessinees.push(...cles));
    saisie.poser([
      [A, 'totale'],
      [B, ''],
    ]);
    expect(redessinees).toEqual([A]);
    saisie.arreter();
  });
});

describe('EVA-2 la connexion perdue', () => {
  test('EVA-2 garde la saisie sur l’appareil, réessaie seule, de plus en plus rarement', async () => {
    const reserve = uneReserve();
    const { saisie, lots } = uneSaisie({ reserve, reponses: [HORS_LIGNE, HORS_LIGNE] });
    saisie.poser([[A, 'totale']]);
    expect(await saisie.enregistrer()).toBe(false);
    expect(saisie.etat()).toMatchObject({ attente: 1, phase: 'reseau' });
    expect([...reserve.contenu]).toEqual([[A, ['totale', '', 'totale']]]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(lots).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(3900);
    expect(lots).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(100);
    expect(lots).toHaveLength(3);
    expect(saisie.etat()).toMatchObject({ attente: 0, phase: 'calme' });
    expect(reserve.contenu.size).toBe(0);
  });

  test('EVA-2 le navigateur se sait hors ligne : rien n’est tenté, et tout part à son retour', async () => {
    const ligne = { la: false };
    const { saisie, lots } = uneSaisie({ enLigne: () => ligne.la });
    saisie.poser([[A, 'totale']]);
    await saisie.enregistrer();
    saisie.poser([[B, 'absent']]);
    expect([lots.length, saisie.etat().phase, saisie.etat().attente]).toEqual([0, 'reseau', 2]);
    ligne.la = true;
    expect(await saisie.enregistrer()).toBe(true);
    expect(lots[0]?.cellules).toHaveLength(2);
  });

  test('EVA-2 une valeur partie sans réponse est annoncée : le serveur l’a peut-être', async () => {
    const { saisie, lots } = uneSaisie({ reponses: [HORS_LIGNE] });
    saisie.poser([[A, 'totale']]);
    await saisie.enregistrer();
    saisie.annuler();
    expect(saisie.etat().attente).toBe(1);
    await saisie.enregistrer();
    expect(lots[1]?.cellules).toEqual([{ apprenant: 'a0', item: '1.1.1', degre: null, avant: [null, 'totale'] }]);
  });

  test('EVA-2 session finie : rien n’insiste, et tout part une fois reconnecté', async () => {
    const { saisie, lots } = uneSaisie({ reponses: [{ genre: 'session' }] });
    saisie.poser([[A, 'totale']]);
    await saisie.enregistrer();
    saisie.poser([[B, 'totale']]);
    await vi.advanceTimersByTimeAsync(120_000);
    expect([lots.length, saisie.etat().phase]).toEqual([1, 'session']);
    expect(await saisie.enregistrer()).toBe(true);
    expect(lots[1]?.cellules).toHaveLength(2);
  });

  test('EVA-2 un refus reste affiché ; y renoncer revient à ce qui est enregistré', async () => {
    const reserve = uneReserve();
    const reponses = [{ genre: 'refus' as const, message: 'Année close.' }];
    const { saisie } = uneSaisie({ reserve, reponses, cases: { [A]: 'erreurs' } });
    saisie.poser([[A, 'totale']]);
    await saisie.enregistrer();
    expect(saisie.etat()).toMatchObject({ phase: 'refus', message: 'Année close.', attente: 1 });
    saisie.abandonner();
    expect([saisie.valeur(A), saisie.etat().attente, saisie.etat().phase]).toEqual(['erreurs', 0, 'calme']);
    await vi.advanceTimersByTimeAsync(200);
    expect(reserve.contenu.size).toBe(0);
  });

  test('EVA-2 un appareil qui ne garde rien le fait savoir', async () => {
    const reserve = { lire: () => new Map(), ecrire: () => false };
    const { saisie } = uneSaisie({ reserve });
    saisie.poser([[A, 'totale']]);
    await vi.advanceTimersByTimeAsync(150);
    expect(saisie.etat().gardee).toBe(false);
    saisie.arreter();
  });
});

describe('EVA-2 rouvrir une page fermée avant d’avoir enregistré', () => {
  test('EVA-2 la saisie est reprise, dite, et part', async () => {
    const reserve = uneReserve();
    const fermee = uneSaisie({ reserve, enLigne: () => false });
    fermee.saisie.poser([
      [A, 'totale'],
      [B, 'absent'],
    ]);
    fermee.saisie.arreter();
    const { saisie, lots } = uneSaisie({ reserve, cases: { [B]: 'absent' } });
    saisie.reprendre();
    expect(saisie.etat().reprises).toBe(1); // l'autre était déjà enregistrée
    expect(saisie.valeur(A)).toBe('totale');
    await vi.advanceTimersByTimeAsync(0);
    expect(lots).toMatchObject([{ cellules: [{ apprenant: 'a0', degre: 'totale', avant: [null] }] }]);
    expect(reserve.contenu.size).toBe(0);
    saisie.lu();
    expect(saisie.etat().reprises).toBe(0);
  });

  test('EVA-2 une case qu’un collègue a changée depuis est à départager, sans rien écraser', async () => {
    const reserve = uneReserve();
    reserve.contenu.set(A, ['totale', '']);
    const { saisie, lots } = uneSaisie({ reserve, cases: { [A]: 'erreurs' }, par: COLLEGUE });
    saisie.reprendre();
    await vi.advanceTimersByTimeAsync(DELAI);
    expect(lots).toEqual([]);
    expect(saisie.etat().ecarts.get(A)).toMatchObject({ sien: 'erreurs', par: COLLEGUE, parMoi: false });
    expect(saisie.valeur(A)).toBe('totale');
    expect([...reserve.contenu.keys()]).toEqual([A]);
  });

  test('EVA-2 une saisie sans plus de case est dite, et oubliée', async () => {
    const reserve = uneReserve();
    reserve.contenu.set('parti 1.1.1', ['totale', '']);
    const { saisie } = uneSaisie({ reserve });
    saisie.reprendre();
    expect(saisie.etat()).toMatchObject({ reprises: 0, perdues: 1, attente: 0 });
    await vi.advanceTimersByTimeAsync(200);
    expect(reserve.contenu.size).toBe(0);
  });
});
