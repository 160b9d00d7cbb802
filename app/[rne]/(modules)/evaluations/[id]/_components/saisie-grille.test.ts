import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Resultat } from '@/lib/acces/refus';
import { cleCase, cleCommentaire, DELAI, type Lot, SaisieGrille } from './saisie-grille';

const A = cleCase('a', '1.1.1');
const B = cleCase('b', '1.1.1');
const vierge = () =>
  new Map([
    [A, ''],
    [B, ''],
    [cleCommentaire('a'), ''],
  ]);

/** Un serveur qui retient ses lots et répond dans l'ordre voulu. */
function unServeur(...reponses: (Resultat<unknown> | Error)[]) {
  const lots: Lot[] = [];
  const envoyer = async (lot: Lot): Promise<Resultat<unknown>> => {
    lots.push(lot);
    const reponse = reponses.shift() ?? { ok: true as const, valeur: null };
    if (reponse instanceof Error) throw reponse;
    return reponse;
  };
  return { lots, envoyer };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('EVA-2 enregistrer en saisissant', () => {
  test('EVA-2 seules les cases changées partent, ensemble, moins d’une seconde après', async () => {
    const { lots, envoyer } = unServeur();
    const saisie = new SaisieGrille(vierge(), envoyer);
    saisie.poser([[A, 'totale']]);
    await vi.advanceTimersByTimeAsync(DELAI - 100);
    saisie.poser([[B, 'absent']]);
    saisie.commenter(cleCommentaire('a'), 'Bien');
    expect(lots).toEqual([]);
    expect(saisie.etat()).toMatchObject({ attente: 3, enCours: false });
    await vi.advanceTimersByTimeAsync(100);
    expect(DELAI).toBeLessThanOrEqual(1000);
    expect(lots).toEqual([
      {
        cellules: [
          { apprenant: 'a', item: '1.1.1', degre: 'totale' },
          { apprenant: 'b', item: '1.1.1', degre: 'absent' },
        ],
        commentaires: [{ apprenant: 'a', texte: 'Bien' }],
      },
    ]);
    expect(saisie.etat()).toMatchObject({ attente: 0, erreur: null });
    saisie.poser([[A, '']]);
    await saisie.enregistrer();
    expect(lots[1]).toEqual({ cellules: [{ apprenant: 'a', item: '1.1.1', degre: null }], commentaires: [] });
  });

  test('EVA-2 revenir à la valeur enregistrée n’envoie rien', async () => {
    const { lots, envoyer } = unServeur();
    const saisie = new SaisieGrille(vierge(), envoyer);
    saisie.poser([[A, 'totale']]);
    expect(saisie.annuler()).toEqual([A]);
    expect(saisie.valeur(A)).toBe('');
    await vi.advanceTimersByTimeAsync(DELAI * 2);
    expect(lots).toEqual([]);
  });

  test('EVA-2 ce qui change pendant un envoi part dans le suivant', async () => {
    const lots: Lot[] = [];
    const saisie = new SaisieGrille(vierge(), async (lot) => {
      if (lots.push(lot) === 1) saisie.poser([[A, 'erreurs']]);
      return { ok: true, valeur: null };
    });
    saisie.poser([[A, 'totale']]);
    expect(await saisie.enregistrer()).toBe(false);
    await vi.advanceTimersByTimeAsync(DELAI);
    expect(lots.map((l) => l.cellules[0]?.degre)).toEqual(['totale', 'erreurs']);
    expect(saisie.etat().attente).toBe(0);
  });

  test('EVA-2 une connexion perdue garde la saisie et réessaie seule', async () => {
    const { lots, envoyer } = unServeur(new TypeError('fetch failed'));
    const saisie = new SaisieGrille(vierge(), envoyer);
    saisie.poser([[A, 'totale']]);
    expect(await saisie.enregistrer()).toBe(false);
    expect(saisie.etat()).toMatchObject({ attente: 1, erreur: { code: 'connexion' } });
    expect(saisie.valeur(A)).toBe('totale');
    await vi.advanceTimersByTimeAsync(6000);
    expect(lots).toHaveLength(2);
    expect(saisie.etat()).toMatchObject({ attente: 0, erreur: null });
  });

  test('EVA-2 un refus reste affiché, sans insister, jusqu’à ce qu’on réessaie', async () => {
    const { lots, envoyer } = unServeur({ ok: false, code: 'session', message: 'Reconnectez-vous.' });
    const saisie = new SaisieGrille(vierge(), envoyer);
    saisie.poser([[A, 'totale']]);
    await saisie.enregistrer();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(lots).toHaveLength(1);
    expect(saisie.etat()).toMatchObject({ attente: 1, erreur: { message: 'Reconnectez-vous.' } });
    expect(await saisie.enregistrer()).toBe(true);
    expect(saisie.etat().erreur).toBeNull();
  });

  test('EVA-2 la page relue garde la saisie en attente et oublie les cases retirées', async () => {
    const { lots, envoyer } = unServeur({ ok: false, code: 'evaluation-changee', message: '…' });
    const saisie = new SaisieGrille(vierge(), envoyer);
    saisie.poser([[A, 'totale']]);
    saisie.poser([[B, 'totale']]);
    await saisie.enregistrer();
    saisie.recevoir(
      new Map([
        [A, ''],
        [cleCommentaire('a'), 'Écrit ailleurs'],
      ]),
    );
    expect(saisie.valeur(A)).toBe('totale');
    expect(saisie.valeur(cleCommentaire('a'))).toBe('Écrit ailleurs');
    expect(saisie.etat()).toMatchObject({ attente: 1, erreur: null });
    await vi.advanceTimersByTimeAsync(DELAI);
    expect(lots[1]?.cellules).toEqual([{ apprenant: 'a', item: '1.1.1', degre: 'totale' }]);
    expect(saisie.annuler()).toEqual([A]);
    expect(saisie.annuler()).toEqual([]);
  });

  test('EVA-2 seule la case changée est prévenue', () => {
    const saisie = new SaisieGrille(vierge(), unServeur().envoyer);
    const [deA, deB] = [vi.fn(), vi.fn()];
    saisie.abonner(A, deA);
    const partir = saisie.abonner(B, deB);
    saisie.poser([[A, 'totale']]);
    expect([deA.mock.calls.length, deB.mock.calls.length]).toEqual([1, 0]);
    partir();
    saisie.poser([[B, 'totale']]);
    expect(deB).not.toHaveBeenCalled();
    saisie.arreter();
  });
});
