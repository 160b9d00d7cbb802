import { describe, expect, test } from 'vitest';
import { DEGRES, type Degre, parDegre } from '@/lib/degres/regles';
import { presenter } from '@/lib/parametres/regles-degres';
import { type Codes, degreDuDebut, lireTouche } from './regles-clavier';

const guide = presenter([]);
const avecCodes = (...codes: string[]): Codes => parDegre((d) => ({ code: codes[DEGRES.indexOf(d)] ?? '' }));

/** Ce qu'écrit une suite de touches, dans l'ordre, et le début resté en attente. */
function taper(touches: string, codes: Codes) {
  let attente = '';
  const ecrits: (Degre | null)[] = [];
  for (const key of touches) {
    const frappe = lireTouche({ key, code: '' }, attente, codes);
    if (!frappe) continue;
    attente = frappe.attente;
    if (frappe.avant) ecrits.push(frappe.avant);
    if (frappe.degre !== undefined) ecrits.push(frappe.degre);
  }
  return { ecrits, attente };
}

const seule = (key: string, code = '') => lireTouche({ key, code }, '', guide);

describe('EVA-2 la touche et le degré, avec les codes du guide', () => {
  test('EVA-2 chaque lettre de l’échelle, en majuscule ou non', () => {
    expect(taper('RpCeNa', guide)).toEqual({ ecrits: DEGRES, attente: '' });
  });

  test('EVA-2 les chiffres de 1 à 6, du pavé comme de la rangée d’un clavier français', () => {
    expect(seule('1', 'Numpad1')?.degre).toBe('totale');
    expect(seule('é', 'Digit2')?.degre).toBe('partielle');
    expect(seule('6', 'Digit6')?.degre).toBe('absent');
    expect(seule('7', 'Digit7')).toBeNull();
  });

  test('EVA-2 Suppr et Retour arrière vident, les autres touches n’écrivent pas', () => {
    for (const k of ['Delete', 'Backspace']) expect(seule(k)).toEqual({ degre: null, attente: '' });
    for (const k of ['Z', 'Enter', 'F2', 'Shift', '0']) expect(seule(k)).toBeNull();
    // Pavé numérique sans Verr Num : « Fin » est sur le 1.
    expect(seule('End', 'Numpad1')).toBeNull();
  });
});

describe('PAR-4 les codes de l’établissement', () => {
  const doubles = avecCodes('RT', 'RP', 'EC', 'TE', 'NE', 'AB');

  test('PAR-4 un code de deux signes se tape en entier', () => {
    expect(taper('RTRPECTENEAB', doubles)).toEqual({ ecrits: DEGRES, attente: '' });
  });

  test('PAR-4 sa première lettre suffit quand rien d’autre ne peut suivre', () => {
    expect(taper('A', doubles)).toEqual({ ecrits: ['absent'], attente: '' });
    expect(taper('E', doubles)).toEqual({ ecrits: ['encours'], attente: '' });
    expect(taper('N', doubles)).toEqual({ ecrits: [], attente: 'N' }); // « NE », ou « N » puis « EC »
    expect(taper('R', doubles)).toEqual({ ecrits: [], attente: 'R' });
  });

  test('PAR-4 une lettre qui ne continue pas le début l’achève s’il suffisait, l’oublie sinon', () => {
    expect(taper('NA', doubles)).toEqual({ ecrits: ['nonevaluable', 'absent'], attente: '' });
    expect(taper('RA', doubles)).toEqual({ ecrits: ['absent'], attente: '' });
    expect(taper('RZT', doubles)).toEqual({ ecrits: ['totale'], attente: '' });
  });

  test('PAR-4 un code qui commence comme un autre se distingue en quittant la case', () => {
    const codes = avecCodes('R', 'RP', 'C', 'E', 'N', 'A');
    expect(taper('R', codes)).toEqual({ ecrits: [], attente: 'R' });
    expect(degreDuDebut('R', codes)).toBe('totale');
    expect(taper('RR', codes)).toEqual({ ecrits: ['totale'], attente: 'R' });
    expect(taper('RP', codes)).toEqual({ ecrits: ['partielle'], attente: '' });
    expect(degreDuDebut('R', doubles)).toBeUndefined();
    expect(degreDuDebut('N', doubles)).toBe('nonevaluable');
    expect(degreDuDebut('', doubles)).toBeUndefined();
  });

  test('PAR-4 les chiffres restent des rangs, sauf si un code commence par un chiffre', () => {
    expect(taper('16', doubles)).toEqual({ ecrits: ['totale', 'absent'], attente: '' });
    expect(taper('4321', avecCodes('4', '3', '2', '1', 'N', 'A'))).toEqual({
      ecrits: ['totale', 'partielle', 'encours', 'erreurs'],
      attente: '',
    });
    expect(taper('6', avecCodes('4', '3', '2', '1', 'N', 'A'))).toEqual({ ecrits: [], attente: '' });
    expect(taper('R2', avecCodes('R1', 'R2', 'C', 'E', 'N', 'A'))).toEqual({ ecrits: ['partielle'], attente: '' });
    expect(taper('C1', avecCodes('R', 'P', 'C1', 'E', 'N', 'A'))).toEqual({ ecrits: ['encours'], attente: '' });
  });

  test('PAR-4 Retour arrière oublie le début, puis vide', () => {
    const recule = (attente: string) => lireTouche({ key: 'Backspace', code: '' }, attente, doubles);
    expect(recule('R')).toEqual({ attente: '' });
    expect(recule('')).toEqual({ degre: null, attente: '' });
  });
});
