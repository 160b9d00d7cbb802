import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cleCase, cleCommentaire } from '@/lib/evaluations/grille/format';
import { COLLEGUE, unEcart, uneGrille } from '@/lib/evaluations/grille/outils-de-test';
import { ok, uneSaisie } from './outils-saisie';
import { DELAI } from './saisie';

const A = cleCase('a0', '1.1.1');
const B = cleCase('a1', '1.1.1');
const NOTE = cleCommentaire('a0');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('EVA-2 un collègue a changé la même case', () => {
  const contredite = async () => {
    const reponses = [ok({ ecarts: [unEcart('a0', 'erreurs')], avant: '2', version: '3' })];
    const vue = uneSaisie({ reponses });
    vue.saisie.poser([
      [A, 'totale'],
      [B, 'absent'],
    ]);
    await vue.saisie.enregistrer();
    return vue;
  };

  test('EVA-2 la sienne reste à l’écran, ne part plus, et l’autre est connue avec son auteur', async () => {
    const { saisie, lots } = await contredite();
    expect(saisie.etat()).toMatchObject({ attente: 0, perimee: true });
    expect([...saisie.etat().ecarts]).toMatchObject([[A, { sien: 'erreurs', par: COLLEGUE }]]);
    expect([saisie.valeur(A), saisie.auteurDe(A)?.par]).toEqual(['totale', COLLEGUE]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(lots).toHaveLength(1);
  });

  test('EVA-2 « Garder le mien » l’envoie en connaissance de cause', async () => {
    const { saisie, lots } = await contredite();
    saisie.trancher([A], 'mien');
    await vi.advanceTimersByTimeAsync(DELAI);
    expect(lots[1]?.cellules).toEqual([{ apprenant: 'a0', item: '1.1.1', degre: 'totale', avant: ['erreurs'] }]);
    expect(saisie.etat().ecarts.size).toBe(0);
  });

  test('EVA-2 « Garder le sien » prend la case, et se défait', async () => {
    const { saisie, lots } = await contredite();
    saisie.trancher([A], 'sien');
    expect([saisie.valeur(A), saisie.etat().attente, saisie.etat().ecarts.size]).toEqual(['erreurs', 0, 0]);
    saisie.annuler();
    await vi.advanceTimersByTimeAsync(DELAI);
    expect(lots[1]?.cellules[0]).toMatchObject({ degre: 'totale', avant: ['erreurs'] });
  });

  test('EVA-2 taper la même valeur que lui règle la question, une autre la laisse posée', async () => {
    const { saisie } = await contredite();
    saisie.poser([[A, 'partielle']]);
    expect(saisie.etat().ecarts.size).toBe(1);
    saisie.poser([[A, 'erreurs']]);
    expect([saisie.etat().ecarts.size, saisie.etat().attente]).toEqual([0, 0]);
  });

  test('EVA-2 un commentaire se départage de même', async () => {
    const ecart = unEcart('a0', 'De Paul', { item: '' });
    const { saisie, lots } = uneSaisie({ reponses: [ok({ ecarts: [ecart] })] });
    saisie.commenter(NOTE, 'De moi');
    await saisie.enregistrer();
    expect(saisie.etat().ecarts.get(NOTE)?.sien).toBe('De Paul');
    saisie.trancher([NOTE], 'mien');
    await saisie.enregistrer();
    expect(lots[1]?.commentaires).toEqual([{ apprenant: 'a0', texte: 'De moi', avant: ['De Paul'] }]);
  });
});

describe('EVA-2 suivre les saisies des collègues', () => {
  test('EVA-2 leurs cases se remplissent et se vident ; la sienne en attente reste', () => {
    const { saisie } = uneSaisie({ cases: { [B]: 'encours' } });
    saisie.poser([[A, 'totale']]);
    const redessinees: string[] = [];
    saisie.abonnerCases((cles) => redessinees.push(...cles));
    const cases = { 'a2 1.1.2': 'absent' as const };
    expect(saisie.recevoir(uneGrille({ version: '2', par: COLLEGUE, cases, commentaires: { a1: 'Vu' } }))).toBe(true);
    expect(redessinees.sort()).toEqual([cleCommentaire('a1'), B, 'a2 1.1.2'].sort());
    expect([saisie.valeur(A), saisie.valeur(B), saisie.valeur('a2 1.1.2')]).toEqual(['totale', '', 'absent']);
    expect([saisie.version(), saisie.etat().attente, saisie.auteurDe('a2 1.1.2')?.par]).toEqual(['2', 1, COLLEGUE]);
    saisie.arreter();
  });

  test('EVA-2 la case qu’on était en train de changer est à départager', () => {
    const { saisie } = uneSaisie();
    saisie.poser([[A, 'totale']]);
    saisie.recevoir(uneGrille({ version: '2', par: COLLEGUE, cases: { [A]: 'erreurs' } }));
    expect(saisie.etat().ecarts.get(A)).toMatchObject({ sien: 'erreurs', par: COLLEGUE });
    saisie.recevoir(uneGrille({ version: '3', par: COLLEGUE, cases: { [A]: 'totale' } }));
    expect([saisie.etat().ecarts.size, saisie.etat().attente]).toEqual([0, 0]);
    saisie.arreter();
  });

  test('EVA-2 une lecture commencée avant un enregistrement est déjà vieille', async () => {
    const { saisie } = uneSaisie();
    const jeton = saisie.jeton();
    saisie.poser([[A, 'totale']]);
    await saisie.enregistrer();
    expect(saisie.recevoir(uneGrille({ version: '2' }), jeton)).toBe(false);
    expect(saisie.valeur(A)).toBe('totale');
  });

  test('EVA-2 la version suit ses propres enregistrements, sauf si un autre est passé entre', async () => {
    const { saisie } = uneSaisie({ reponses: [ok({ version: '2' }), ok({ avant: '3', version: '4' })] });
    saisie.poser([[A, 'totale']]);
    await saisie.enregistrer();
    expect([saisie.version(), saisie.etat().perimee]).toEqual(['2', false]);
    saisie.poser([[A, 'absent']]);
    await saisie.enregistrer();
    expect([saisie.version(), saisie.etat().perimee]).toEqual(['2', true]);
  });

  test('EVA-2 des lignes retirées emportent leur saisie et leurs gestes', () => {
    const { saisie } = uneSaisie();
    saisie.poser([
      [A, 'totale'],
      [B, 'totale'],
    ]);
    saisie.recevoir(uneGrille({ version: '2', apprenants: ['a0'] }));
    expect([saisie.valeur(A), saisie.etat().attente]).toEqual(['totale', 1]);
    expect([saisie.annuler(), saisie.annuler()]).toEqual([[A], []]);
    saisie.arreter();
  });
});

describe('EVA-2 annuler et rétablir', () => {
  test('EVA-2 un geste sur vingt cases se défait et se refait d’un coup', () => {
    const { saisie } = uneSaisie();
    saisie.poser([
      [A, 'totale'],
      [B, 'totale'],
    ]);
    saisie.poser([[A, 'absent']]);
    saisie.annuler();
    saisie.annuler();
    expect([saisie.valeur(A), saisie.valeur(B), saisie.etat().annulable]).toEqual(['', '', false]);
    expect(saisie.refaire()).toEqual([A, B]);
    saisie.refaire();
    expect([saisie.valeur(A), saisie.etat().refaisable]).toEqual(['absent', false]);
    saisie.annuler();
    saisie.poser([[B, 'erreurs']]);
    expect(saisie.refaire()).toEqual([]);
    saisie.arreter();
  });

  test('EVA-2 défaire n’écrase pas ce qu’un collègue a mis depuis', async () => {
    const { saisie } = uneSaisie();
    saisie.poser([
      [A, 'totale'],
      [B, 'totale'],
    ]);
    await saisie.enregistrer();
    saisie.recevoir(uneGrille({ version: '2', par: COLLEGUE, cases: { [A]: 'erreurs', [B]: 'totale' } }));
    expect(saisie.annuler()).toEqual([B]);
    expect([saisie.valeur(A), saisie.valeur(B)]).toEqual(['erreurs', '']);
    saisie.arreter();
  });
});
