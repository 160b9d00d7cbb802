import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { resoudrePlusTard } from './resoudre-plus-tard';

const options = { fields: {}, shouldUseNativeValidation: false };
const verifier = (charger: () => Promise<z.ZodType<{ jour: string }, { jour: string }>>) =>
  resoudrePlusTard(charger)({ jour: '2026-11-30' }, undefined, options);
const jour = (regle: (j: string) => boolean) => z.object({ jour: z.string().refine(regle, 'Trop tard.') });
const injouable = () => {
  throw new RangeError('Invalid Date');
};

beforeEach(() => vi.spyOn(console, 'error').mockImplementation(() => {}));
afterEach(() => vi.restoreAllMocks());

describe('UI formulaire', () => {
  test('UI formulaire : la règle non tenue se dit sur son champ', async () => {
    const { errors } = await verifier(async () => jour(() => false));
    expect(errors.jour?.message).toBe('Trop tard.');
    expect(console.error).not.toHaveBeenCalled();
  });

  test.each([
    ['une règle que ce navigateur ne sait pas calculer', async () => jour(injouable)],
    ['un schéma qui ne se charge pas', () => Promise.reject(new TypeError('fetch failed'))],
  ])('UI formulaire : %s laisse partir la saisie, que le serveur vérifie', async (_, charger) => {
    expect(await verifier(charger)).toEqual({ values: { jour: '2026-11-30' }, errors: {} });
    expect(console.error).toHaveBeenCalledOnce();
  });
});
