// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { listerGardees } from '@/components/gardien/rangement';
import { uneGrille } from '@/lib/evaluations/grille/outils-de-test';
import { dejaEnregistree, reserveLocale } from './reserve';

const MOI = { rne: '0750001A', id: 'moi' };
const reserve = (compte = MOI) => reserveLocale(compte, { id: 'e', titre: 'Commande' });
const repondre = (reponse: () => Response) => vi.spyOn(globalThis, 'fetch').mockImplementation(async () => reponse());

beforeEach(() => localStorage.clear());
afterEach(() => void vi.restoreAllMocks());

describe('EVA-2 la réserve d’une grille', () => {
  test('EVA-2 deux onglets n’y touchent chacun qu’à leurs cases ; réglées, elle s’en va', () => {
    const [ici, la] = [reserve(), reserve()];
    ici.ecrire(new Map([['a0 1.1.1', ['totale', '']]]), ['a0 1.1.1']);
    la.ecrire(new Map([['a1 1.1.1', ['absent', '']]]), ['a1 1.1.1']);
    expect([...ici.lire().keys()].sort()).toEqual(['a0 1.1.1', 'a1 1.1.1']);
    expect(listerGardees(MOI)).toMatchObject([{ sujet: 'grille:e', titre: 'Grille de «\u00a0Commande\u00a0»' }]);
    ici.ecrire(new Map(), ['a0 1.1.1']);
    expect([...la.lire()]).toEqual([['a1 1.1.1', ['absent', '']]]);
    expect(reserve({ ...MOI, id: 'autre' }).lire().size).toBe(0);
    la.ecrire(new Map(), ['a1 1.1.1']);
    expect(listerGardees(MOI)).toEqual([]);
  });

  test('EVA-2 ce qui n’a pas la forme de cases ne se reprend pas', () => {
    localStorage.setItem(
      'griotte:garde:0750001A:moi:grille:e',
      JSON.stringify({ le: Date.now(), titre: '', valeur: { 'a0 1.1.1': 'totale', 'a1 1.1.1': [], b: ['x', ''] } }),
    );
    expect([...reserve().lire()]).toEqual([['b', ['x', '']]]);
  });

  test('EVA-2 le serveur avait tout enregistré, l’onglet s’est fermé avant sa réponse : plus rien n’attend', async () => {
    reserve().ecrire(
      new Map([
        ['a0 1.1.1', ['totale', '']],
        ['a0 ', [' Bien ', '']],
      ]),
      [],
    );
    const verifier = async () => {
      const [gardee] = listerGardees(MOI);
      return gardee && (await dejaEnregistree('/x/saisie?compte=moi', gardee));
    };
    const grille = uneGrille({ cases: { 'a0 1.1.1': 'totale' }, commentaires: { a0: 'Bien' } });
    const demande = repondre(() => Response.json(grille));
    expect(await verifier()).toBe(true);
    expect(demande.mock.calls[0]?.[0]).toBe('/x/saisie?compte=moi&version=');
    repondre(() => Response.json(uneGrille({ cases: { 'a0 1.1.1': 'totale' } })));
    expect(await verifier()).toBe(false);
    repondre(() => Response.json(uneGrille({ apprenants: ['a1'] })));
    expect(await verifier()).toBe(false);
    repondre(() => new Response('Votre session est terminée.', { status: 401 }));
    expect(await verifier()).toBeNull();
  });
});
